package io.topiary.ui.topics;

import atlantafx.base.controls.CustomTextField;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The line above the tree in which it is filtered, and below it what is wrong with the filter. FX thread. */
final class FilterBar extends VBox {

    private final TopicTreeViewModel model;
    private final Messages messages;
    private final CustomTextField field = new CustomTextField();
    private final FilterShelf shelf;

    /** @param below what gets the focus when the filter is done */
    FilterBar(TopicTreeViewModel model, LookStore.Memory memory, Messages messages, Node below) {
        this.model = model;
        this.messages = messages;
        this.shelf = new FilterShelf(model.filterProperty(), field, memory, messages);
        createField(below);
        MarkedField marked = new MarkedField(field);
        model.filterErrorAtProperty().subscribe(at -> marked.mark(at.intValue()));
        HBox.setHgrow(marked, Priority.ALWAYS);
        HBox line = new HBox(marked, createSummary());
        line.getStyleClass().add("filter-line");
        // the tree gives way, not the field
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(line, createError());
    }

    /** Goes to the field, and selects what is in it. */
    void focus() {
        field.requestFocus();
        field.selectAll();
    }

    /** Goes to the field and adds {@code typed} to what is in it. */
    void type(String typed) {
        field.requestFocus();
        field.appendText(typed);
        field.end();
    }

    private void createField(Node below) {
        field.setId("treeFilter");
        field.setPromptText(messages.get("topics.filter.prompt"));
        field.setAccessibleText(messages.get("topics.filter"));
        field.textProperty().bindBidirectional(model.filterProperty());
        HBox tools = new HBox(createClear(), shelf.star(), shelf.open());
        tools.getStyleClass().add("filter-tools");
        field.setRight(tools);
        new SuggestionPopup(field, messages);
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, below));
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                shelf.used();
            }
        });
    }

    private void pressed(KeyEvent event, Node below) {
        KeyCode code = event.getCode();
        boolean empty = field.getText().isEmpty();
        if (code == KeyCode.ESCAPE && !empty) {
            field.clear();
        } else if (code == KeyCode.ESCAPE) {
            below.requestFocus();
        } else if (code == KeyCode.DOWN && (empty || event.isAltDown())) {
            shelf.show();
        } else if (code == KeyCode.DOWN || code == KeyCode.ENTER) {
            shelf.used();
            below.requestFocus();
        } else {
            return;
        }
        event.consume();
    }

    private Button createClear() {
        Button clear = Icons.button("fth-x", messages.get("topics.filter.clear"));
        clear.setId("treeFilterReset");
        clear.setFocusTraversable(false);
        clear.setOnAction(event -> {
            shelf.used();
            field.clear();
        });
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        return clear;
    }

    private Node createSummary() {
        Label summary = new Label();
        summary.setId("treeFilterSummary");
        summary.getStyleClass().add("filter-summary");
        summary.setMinWidth(USE_PREF_SIZE);
        summary.textProperty().bind(model.filterSummaryProperty());
        summary.managedProperty().bind(summary.textProperty().isNotEmpty());
        return summary;
    }

    private Node createError() {
        Label error = new Label();
        error.setId("treeFilterError");
        error.getStyleClass().add("filter-error");
        error.setWrapText(true);
        error.setMinHeight(USE_PREF_SIZE);
        error.textProperty().bind(model.filterErrorProperty());
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }
}
