package io.topiary.ui.inspect.diff;

import io.topiary.core.payload.diff.PathChange;
import io.topiary.core.payload.diff.PathDiff;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Style;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What differs between two JSON documents, by paths. FX thread. */
final class PathsPane extends VBox {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final int LONGEST_CELL = 500;
    private static final List<String> STYLES = List.of("added", "removed", "changed", "moved", "reordered");

    private final Messages messages;
    private final TableView<PathChange> table = new TableView<>();
    private final Label summary = new Label();
    private final Label none = new Label();

    PathsPane(Messages messages) {
        this.messages = messages;
        getStyleClass().add("paths-pane");
        summary.setId("diffPathsSummary");
        summary.getStyleClass().add(Style.MUTED);
        none.setWrapText(true);
        none.getStyleClass().add(Style.MUTED);
        table.setId("diffPaths");
        table.setAccessibleText(messages.get("inspect.diff.paths"));
        table.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        table.setPlaceholder(none);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        table.setRowFactory(view -> new Row());
        ColumnMaker<PathChange> columns = new ColumnMaker<>(table, id -> messages.get("inspect.diff.column." + id));
        add(
                columns,
                "kind",
                ColumnWidth.fixed(34),
                change -> String.valueOf(change.kind().glyph()));
        add(columns, "path", ColumnWidth.roomy(200), PathChange::path);
        add(columns, "before", ColumnWidth.roomy(200), change -> text(change.before()));
        add(columns, "after", ColumnWidth.roomy(200), this::after);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(summary, table);
    }

    private static void add(
            ColumnMaker<PathChange> columns, String id, ColumnWidth width, Function<PathChange, String> text) {
        columns.words(id, width, change -> Escapes.visible(text.apply(change), LONGEST_CELL));
    }

    private String after(PathChange change) {
        String after = text(change.after());
        return change.sameValue() ? messages.get("inspect.diff.sameValue", after) : after;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    void show(PathDiff diff, boolean identical) {
        table.getItems().setAll(diff.changes());
        int count = diff.changes().size();
        String words = identical
                ? messages.get("diff.identical")
                : count == 0
                        ? messages.get("inspect.diff.paths.none")
                        : messages.get("inspect.diff.paths.count", (long) count);
        none.setText(words);
        summary.setText(diff.whole() ? words : messages.get("inspect.diff.paths.cut", words));
    }

    /** Selects the next difference, or the one before. */
    void step(boolean forward) {
        int last = table.getItems().size() - 1;
        int now = table.getSelectionModel().getSelectedIndex();
        if (last >= 0) {
            int next = now < 0 ? (forward ? 0 : last) : Math.clamp(now + (forward ? 1 : -1), 0, last);
            table.getSelectionModel().clearAndSelect(next);
            table.scrollTo(Math.max(0, next - 2));
        }
    }

    /** Copies what is selected, else all: path and values as sent, with tabs between them. */
    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            List<PathChange> selected = table.getSelectionModel().getSelectedItems();
            String text = (selected.isEmpty() ? table.getItems() : selected)
                    .stream()
                            .map(change -> String.join(
                                    "\t",
                                    String.valueOf(change.kind().glyph()),
                                    change.path(),
                                    text(change.before()),
                                    text(change.after())))
                            .collect(Collectors.joining("\n"));
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            event.consume();
        }
    }

    /** Coloured by what happened, and read out as a whole. */
    private final class Row extends TableRow<PathChange> {

        @Override
        protected void updateItem(@Nullable PathChange change, boolean empty) {
            super.updateItem(change, empty);
            getStyleClass().removeAll(STYLES);
            setAccessibleText(null);
            if (!empty && change != null) {
                String kind = change.kind().name().toLowerCase(Locale.ROOT);
                getStyleClass().add(kind);
                setAccessibleText(messages.get(
                        "inspect.diff.spoken." + kind,
                        Escapes.visible(change.path(), LONGEST_CELL),
                        Escapes.visible(text(change.before()), LONGEST_CELL),
                        Escapes.visible(text(change.after()), LONGEST_CELL)));
            }
        }
    }
}
