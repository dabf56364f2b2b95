package io.topiary.ui.kit.filter;

import atlantafx.base.controls.CustomTextField;
import io.topiary.core.settings.LookStore;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The line in which something is filtered, and below it what is wrong with the filter. FX thread. */
public final class FilterBar extends VBox {

    private final FilterInput input;
    private final Messages messages;
    private final CustomTextField field = new CustomTextField();
    private final FilterShelf shelf;

    /**
     * What the bar is for.
     *
     * @param id of the field; those of its parts begin with it
     * @param prompt what is shown while nothing is typed
     * @param name what it is called
     */
    public record Purpose(String id, String prompt, String name) {}

    /**
     * A bar for {@code input}.
     *
     * @param memory the filters that were used before
     * @param filtered what gets the focus when the filter is done
     * @param beside what stands behind the field
     */
    public FilterBar(
            FilterInput input,
            Purpose purpose,
            LookStore.Memory memory,
            Messages messages,
            Node filtered,
            List<Node> beside) {
        this.input = input;
        this.messages = messages;
        this.shelf = new FilterShelf(input.textProperty(), field, purpose.id(), memory, messages);
        createField(purpose, filtered);
        MarkedField marked = new MarkedField(field, purpose.id() + "Mark");
        input.errorAtProperty().subscribe(at -> marked.mark(at.intValue()));
        HBox.setHgrow(marked, Priority.ALWAYS);
        HBox line = new HBox(marked);
        line.getChildren().addAll(beside);
        line.getStyleClass().add("filter-line");
        // what is filtered gives way, not the field
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(line, createError(purpose));
    }

    /** Goes to the field, and selects what is in it. */
    public void focus() {
        field.requestFocus();
        field.selectAll();
    }

    /** Goes to the field and adds {@code typed} to what is in it. */
    public void type(String typed) {
        field.requestFocus();
        field.appendText(typed);
        field.end();
    }

    private void createField(Purpose purpose, Node filtered) {
        field.setId(purpose.id());
        field.setPromptText(purpose.prompt());
        field.setAccessibleText(purpose.name());
        field.textProperty().bindBidirectional(input.textProperty());
        HBox tools = new HBox(createClear(purpose), shelf.star(), shelf.open());
        tools.getStyleClass().add("filter-tools");
        field.setRight(tools);
        new SuggestionPopup(field, purpose.id() + "Suggestions", messages);
        field.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, filtered));
        field.focusedProperty().subscribe(focused -> {
            if (!focused) {
                shelf.used();
            }
        });
    }

    private void pressed(KeyEvent event, Node filtered) {
        KeyCode code = event.getCode();
        boolean empty = field.getText().isEmpty();
        if (code == KeyCode.ESCAPE && !empty) {
            field.clear();
        } else if (code == KeyCode.ESCAPE) {
            filtered.requestFocus();
        } else if (code == KeyCode.DOWN && (empty || event.isAltDown())) {
            shelf.show();
        } else if (code == KeyCode.DOWN || code == KeyCode.ENTER) {
            shelf.used();
            filtered.requestFocus();
        } else {
            return;
        }
        event.consume();
    }

    private Button createClear(Purpose purpose) {
        Button clear = Icons.button("fth-x", messages.get("filter.clear"));
        clear.setId(purpose.id() + "Reset");
        clear.setFocusTraversable(false);
        clear.setOnAction(event -> {
            shelf.used();
            field.clear();
        });
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        return clear;
    }

    private Node createError(Purpose purpose) {
        Label error = new Label();
        error.setId(purpose.id() + "Error");
        error.getStyleClass().add("filter-error");
        error.setWrapText(true);
        error.setMinHeight(USE_PREF_SIZE);
        error.textProperty().bind(input.errorProperty());
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }
}
