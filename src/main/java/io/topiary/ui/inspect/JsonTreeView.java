package io.topiary.ui.inspect;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.ColumnMaker;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.ColumnWidths;
import io.topiary.ui.kit.GuardedCell;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.TextCell;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/** The values of a JSON document, folded or not: key, value as sent, and what it is. FX thread. */
final class JsonTreeView extends StackPane {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final JsonTreeViewModel model;
    private final RowTable<JsonTreeRow> rows;
    private final CellGuard guard;

    JsonTreeView(JsonTreeViewModel model, ContextMenu menu, Messages messages) {
        this.model = model;
        this.rows = new RowTable<>(model.window());
        this.guard = new CellGuard(messages);
        getStyleClass().add("json-tree");
        TableView<RowSlot<JsonTreeRow>> table = rows.table();
        table.setId("payloadTree");
        table.setAccessibleRole(AccessibleRole.TREE_TABLE_VIEW);
        table.setAccessibleText(messages.get("inspect.payload"));
        table.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        table.setTableMenuButtonVisible(false);
        add("key", ColumnWidth.roomy(240), messages.get("inspect.tree.key"), () -> new JsonKeyCell(guard, model));
        add("value", ColumnWidth.roomy(300), messages.get("inspect.tree.value"), () -> new ValueCell(guard));
        add(
                "type",
                ColumnWidth.roomy(120),
                messages.get("inspect.tree.type"),
                () -> new TextCell<JsonTreeRow>(guard, JsonTreeRow::type).styled("faint"));
        table.setContextMenu(menu);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        getChildren().add(rows);
    }

    private void add(String id, ColumnWidth width, String title, Supplier<GuardedCell<JsonTreeRow>> cell) {
        TableColumn<RowSlot<JsonTreeRow>, JsonTreeRow> column = ColumnMaker.ofSlots(id, title, cell);
        column.setReorderable(false);
        ColumnWidths.of(rows.table()).set(column, width);
        rows.table().getColumns().add(column);
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            copy();
            event.consume();
            return;
        }
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case RIGHT -> model.step(true);
            case LEFT -> model.step(false);
            case MULTIPLY -> model.setAllOpen(true);
            case DIVIDE -> model.setAllOpen(false);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void copy() {
        ValueSpot spot = model.spot(model.window().selectedSlot());
        if (spot != null) {
            ClipboardContent clip = new ClipboardContent();
            clip.putString(spot.value());
            Clipboard.getSystemClipboard().setContent(clip);
        }
    }

    private void clicked(MouseEvent event) {
        if (event.getClickCount() == 2 && RowTable.rowAround(event.getTarget()) != null) {
            JsonTreeRow row = model.window().row(model.window().selectedSlot());
            if (row != null && row.isContainer()) {
                model.setOpen(row.node(), !row.open());
            }
        }
    }

    @Override
    public void requestFocus() {
        rows.table().requestFocus();
    }

    /** The value as sent, coloured as in the text; what it may be beyond that in a tooltip. */
    private static final class ValueCell extends GuardedCell<JsonTreeRow> {

        private final Tooltip tip = new Tooltip();

        ValueCell(CellGuard guard) {
            super(guard);
            getStyleClass().add("json-value");
        }

        @Override
        protected void show(JsonTreeRow row) {
            getStyleClass().removeIf(style -> style.startsWith("json-kind-"));
            getStyleClass().add("json-kind-" + row.kind().name().toLowerCase(Locale.ROOT));
            setText(row.isContainer() ? "" : row.text());
            tip.setText(row.hint());
            setTooltip(row.hint().isEmpty() ? null : tip);
        }
    }
}
