package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.rules.RuleColour;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.RowTable;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The topic tree with its filter. FX thread. */
public final class TopicTreeView extends VBox {

    private final TopicTreeViewModel model;
    private final Messages messages;
    private final StringProperty none;
    private final TopicTable topics;

    /** A view of {@code model}. */
    public TopicTreeView(TopicTreeViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.none = new SimpleStringProperty(messages.get("topics.none"));
        this.topics = new TopicTable(model, messages);
        RowTable<TopicRow> table = topics.node();
        new TopicMenu(model, messages).attachTo(table.table());
        table.table().setPlaceholder(createPlaceholder());
        setVgrow(table, Priority.ALWAYS);
        getStyleClass().add("topics");
        getChildren().addAll(createFilter(table.table()), createError(), table);
    }

    /** Says {@code words} while there is no topic, where they are not empty: why there is none. */
    public void explainNone(ObservableValue<String> words) {
        none.bind(words.map(why -> why.isEmpty() ? messages.get("topics.none") : why));
    }

    /** Has rows coloured by what {@code colours} says of their newest messages; call it again when it says something else. */
    public void colourBy(Function<Message, @Nullable RuleColour> colours) {
        topics.colourBy(colours);
    }

    private Node createFilter(Node table) {
        TextField field = new TextField();
        field.setId("treeFilter");
        field.setPromptText(messages.get("topics.filter.prompt"));
        field.setAccessibleText(messages.get("topics.filter"));
        field.textProperty().bindBidirectional(model.filterProperty());
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                table.requestFocus();
                event.consume();
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        Label summary = new Label();
        summary.setId("treeFilterSummary");
        summary.getStyleClass().add("filter-summary");
        summary.setMinWidth(USE_PREF_SIZE);
        summary.textProperty().bind(model.filterSummaryProperty());
        summary.managedProperty().bind(summary.textProperty().isNotEmpty());
        HBox line = new HBox(field, summary);
        line.getStyleClass().add("filter-line");
        return line;
    }

    private Node createError() {
        Label error = new Label();
        error.setId("treeFilterError");
        error.getStyleClass().add("filter-error");
        error.setWrapText(true);
        error.textProperty().bind(model.filterErrorProperty());
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }

    private Node createPlaceholder() {
        Label words = new Label();
        Amounts amounts = new Amounts(messages);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.topicsProperty().get() == 0
                                ? none.get()
                                : messages.get(
                                        "topics.filter.summary",
                                        amounts.number(0),
                                        amounts.number(model.topicsProperty().get())),
                        model.topicsProperty(),
                        none));
        Hyperlink clear = new Hyperlink(messages.get("topics.filter.clear"));
        clear.setId("treeFilterClear");
        clear.setOnAction(event -> model.filterProperty().set(""));
        clear.visibleProperty().bind(model.topicsProperty().isNotEqualTo(0));
        clear.managedProperty().bind(clear.visibleProperty());
        VBox box = new VBox(words, clear);
        box.getStyleClass().add("empty-rows");
        return box;
    }
}
