package io.topiary.ui.publish;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The properties of the message being written. FX thread. */
final class PropertiesPage extends ScrollPane {

    private final PropertiesForm form;
    private final Messages messages;
    private final GridPane grid = new GridPane();
    private final VBox pairs = new VBox();

    PropertiesPage(DraftForm draft, DraftCheck check, Messages messages) {
        this.form = draft.properties();
        this.messages = messages;
        Label none = new Label(messages.get("publish.properties.none"));
        none.setId("publishNoProperties");
        none.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        none.setWrapText(true);
        Parts.shown(none, check.speaksV5Property().map(speaks -> !speaks));
        fill();
        grid.disableProperty().bind(check.speaksV5Property().not());
        VBox content = new VBox(none, grid);
        content.getStyleClass().add("publish-page");
        setContent(content);
        setFitToWidth(true);
        setId("publishProperties");
        getStyleClass().add("publish-scroll");
    }

    private void fill() {
        grid.getStyleClass().add("publish-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, values);
        add(0, "contentType", field("publishContentType", "contentType", form.contentTypeProperty()));
        add(1, "responseTopic", field("publishResponseTopic", "responseTopic", form.responseTopicProperty()));
        TextField correlation = field("publishCorrelation", "correlation", form.correlationProperty());
        HBox.setHgrow(correlation, Priority.ALWAYS);
        ComboBox<PropertiesForm.Notation> notation = Parts.choice(
                "publishCorrelationAs",
                messages.get("publish.property.notation"),
                form.notationProperty(),
                item -> messages.get("publish.mode." + item.name().toLowerCase(Locale.ROOT)));
        notation.getItems().setAll(PropertiesForm.Notation.values());
        add(2, "correlation", Parts.row(correlation, notation));
        TextField expiry = Parts.number("publishExpiry", form.expiryProperty(), name("expiry"));
        ComboBox<PropertiesForm.Format> format = Parts.choice(
                "publishPayloadFormat",
                name("format"),
                form.formatProperty(),
                item -> messages.get("publish.property.format." + item.name().toLowerCase(Locale.ROOT)));
        format.getItems().setAll(PropertiesForm.Format.values());
        Label unit = new Label(messages.get("publish.property.seconds"));
        unit.getStyleClass().add(Style.MUTED);
        add(3, "expiry", Parts.row(expiry, unit, Parts.space(), Parts.label(name("format"), format), format));
        pairs.getStyleClass().add("publish-pairs");
        form.pairs().addListener((ListChangeListener<PairLine>) change -> showPairs());
        showPairs();
        Node more =
                Parts.button("publishAddProperty", messages.get("publish.property.add"), () -> form.addPair("", ""));
        more.getStyleClass().add(Style.FLAT);
        add(4, "user", new VBox(pairs, more));
    }

    private void showPairs() {
        pairs.getChildren().setAll(form.pairs().stream().map(this::pair).toList());
    }

    private Node pair(PairLine line) {
        TextField name = Parts.field("pairName", line.nameProperty(), messages.get("publish.property.name"));
        name.setPromptText(messages.get("publish.property.name"));
        TextField value = Parts.field("pairValue", line.valueProperty(), messages.get("publish.property.value"));
        value.setPromptText(messages.get("publish.property.value"));
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox row = Parts.row(
                name,
                value,
                Parts.icon("pairRemove", "fth-x", messages.get("publish.property.remove"), () -> form.remove(line)));
        row.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return row;
    }

    private TextField field(String id, String key, StringProperty value) {
        return Parts.field(id, value, name(key));
    }

    private String name(String key) {
        return messages.get("publish.property." + key);
    }

    private void add(int row, String key, Node field) {
        grid.addRow(row, Parts.label(name(key), field), field);
    }
}
