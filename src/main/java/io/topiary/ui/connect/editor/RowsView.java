package io.topiary.ui.connect.editor;

import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.FormRow;
import io.topiary.ui.connect.form.RowList;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A list of the form: an entry a line with what is wrong with it below, and a button that adds one. */
final class RowsView<R extends FormRow> extends VBox {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final RowList<R> list;
    private final Messages messages;
    private final Function<R, Editor> editors;
    private final boolean ordered;
    private final VBox lines = new VBox();
    private final Map<R, Entry> shown = new HashMap<>();

    /**
     * How one entry is edited.
     *
     * @param content its controls
     * @param first the one that gets the focus
     */
    record Editor(Node content, Node first) {

        /** Controls side by side, the first of which gets the focus. */
        static Editor of(Node... controls) {
            return new Editor(Choices.line(controls), controls[0]);
        }
    }

    /** What stands for one entry. */
    private record Entry(Node node, Node first, Button up, Button down) {}

    /**
     * Shows {@code list}.
     *
     * @param ordered whether the order of the entries means something
     * @param editors makes what an entry is edited with
     */
    RowsView(String id, RowList<R> list, Messages messages, boolean ordered, Function<R, Editor> editors) {
        this.list = list;
        this.messages = messages;
        this.ordered = ordered;
        this.editors = editors;
        setId(id);
        getStyleClass().add("rows-view");
        lines.getStyleClass().add("rows-lines");
        lines.managedProperty().bind(lines.visibleProperty());
        getChildren().add(lines);
        list.rows().addListener((ListChangeListener<R>) change -> {
            boolean structural = false;
            while (change.next()) {
                structural |= change.wasAdded() || change.wasRemoved();
            }
            if (structural) {
                rebuild();
            }
        });
        rebuild();
    }

    /** Adds the button that adds an entry. */
    RowsView<R> withAdd(String labelKey) {
        Button add = new Button(messages.get(labelKey), Icons.of("fth-plus"));
        add.setId(getId() + "Add");
        add.getStyleClass().addAll(Style.FLAT, "add-row");
        add.setOnAction(event -> focus(list.add()));
        getChildren().add(add);
        return this;
    }

    /** Puts the caret into the first entry that is wrong. */
    void focusFirstProblem() {
        list.rows().stream()
                .filter(row -> row.problemProperty().get() != null)
                .findFirst()
                .ifPresent(this::focus);
    }

    private void focus(R row) {
        Entry entry = shown.get(row);
        if (entry != null) {
            entry.first().requestFocus();
        }
    }

    private void rebuild() {
        shown.keySet().retainAll(List.copyOf(list.rows()));
        lines.getChildren()
                .setAll(list.rows().stream()
                        .<Node>map(
                                row -> shown.computeIfAbsent(row, this::entry).node())
                        .toList());
        lines.setVisible(!list.rows().isEmpty());
        int last = list.rows().size() - 1;
        for (int i = 0; i <= last; i++) {
            Entry entry = shown.get(list.rows().get(i));
            if (entry != null && ordered) {
                entry.up().setDisable(i == 0);
                entry.down().setDisable(i == last);
            }
        }
    }

    private Entry entry(R row) {
        Editor editor = editors.apply(row);
        HBox.setHgrow(editor.content(), Priority.ALWAYS);
        HBox line = new HBox(editor.content());
        line.getStyleClass().add("row-line");
        Button up = move(row, -1);
        Button down = move(row, 1);
        if (ordered) {
            line.getChildren().addAll(up, down);
        }
        Button remove = Icons.button("fth-x", messages.get("connect.rows.remove"));
        remove.getStyleClass().add("remove-row");
        remove.setOnAction(event -> remove(row));
        line.getChildren().add(remove);
        Label error = new Label();
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.visibleProperty().bind(row.problemProperty().isNotNull());
        error.managedProperty().bind(error.visibleProperty());
        row.problemProperty().subscribe(problem -> {
            error.setText(problem == null ? "" : messages.get(problem));
            editor.first().pseudoClassStateChanged(INVALID, problem != null);
        });
        return new Entry(new VBox(line, error), editor.first(), up, down);
    }

    private Button move(R row, int by) {
        Button button = by < 0
                ? Icons.button("fth-chevron-up", messages.get("connect.rows.up"))
                : Icons.button("fth-chevron-down", messages.get("connect.rows.down"));
        button.setOnAction(event -> {
            list.move(row, by);
            focus(row);
        });
        return button;
    }

    private void remove(R row) {
        int at = list.rows().indexOf(row);
        list.remove(row);
        if (list.rows().isEmpty()) {
            getChildren().getLast().requestFocus();
        } else {
            focus(list.rows().get(Math.min(at, list.rows().size() - 1)));
        }
    }
}
