package io.topiary.ui.inspect.properties;

import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import io.topiary.ui.inspect.properties.PartnerWords.Line;
import io.topiary.ui.kit.Style;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All that the message inspected carries beside its topic and payload. FX thread. */
public final class PropertiesView extends VBox {

    private final PropertiesViewModel model;
    private final VBox partners = new VBox();

    /** The page of {@code model}. */
    public PropertiesView(PropertiesViewModel model, Messages messages) {
        this.model = model;
        setId("messageProperties");
        getStyleClass().add("properties-page");
        partners.setId("propertyPartners");
        partners.getStyleClass().add("property-partners");
        partners.managedProperty().bind(partners.visibleProperty());
        Label none = note("propertyNone");
        none.textProperty().bind(model.noneProperty());
        none.managedProperty().bind(none.textProperty().isNotEmpty());
        Label unknown = note("propertyUnknown");
        unknown.setText(messages.get("property.unknown"));
        PropertiesTable table = new PropertiesTable(messages);
        setVgrow(table, Priority.ALWAYS);
        ValuePane value = new ValuePane(messages);
        table.selectedProperty().subscribe(value::show);
        getChildren().addAll(partners, none, table, value, unknown);
        model.rowsProperty().subscribe(table::show);
        model.linesProperty().subscribe(this::show);
    }

    private static Label note(String id) {
        Label note = new Label();
        note.setId(id);
        note.setWrapText(true);
        note.getStyleClass().addAll(Style.MUTED, Style.SMALL, "property-note");
        return note;
    }

    private void show(List<Line> lines) {
        partners.getChildren().setAll(lines.stream().map(this::node).toList());
        partners.setVisible(!lines.isEmpty());
    }

    private Node node(Line line) {
        Message partner = line.message();
        if (partner == null) {
            Label label = new Label(line.words());
            label.setWrapText(true);
            label.getStyleClass().add(Style.MUTED);
            return label;
        }
        Hyperlink link = new Hyperlink(line.words());
        link.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        link.setMnemonicParsing(false);
        link.setOnAction(event -> model.go(partner));
        return link;
    }
}
