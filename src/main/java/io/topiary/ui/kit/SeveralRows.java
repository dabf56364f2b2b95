package io.topiary.ui.kit;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The keys and clicks of a {@link RowTable} in which several rows may be selected, and how they are shown. FX thread. */
final class SeveralRows<R> {

    private final TableView<RowSlot<R>> table;
    private final RowWindow<R> window;
    private final RowWindow.Several<R> several;

    SeveralRows(TableView<RowSlot<R>> table, RowWindow<R> window, RowWindow.Several<R> several) {
        this.table = table;
        this.window = window;
        this.several = several;
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    }

    /** Does what {@code event} is for, if it is about several rows, and tells whether it was. */
    boolean key(KeyEvent event) {
        if (event.isAltDown()) {
            return false;
        }
        if (event.isShortcutDown() && !event.isShiftDown() && event.getCode() == KeyCode.A) {
            several.all();
            show();
            return true;
        }
        long rows = event.isShiftDown() ? reach(event) : 0;
        if (rows != 0) {
            several.extendBy(rows);
            show();
        }
        return rows != 0;
    }

    private long reach(KeyEvent event) {
        int page = Math.max(1, window.capacity() - 1);
        return switch (event.getCode()) {
            case UP, KP_UP -> -1;
            case DOWN, KP_DOWN -> 1;
            case PAGE_UP -> -page;
            case PAGE_DOWN -> page;
            case HOME -> Long.MIN_VALUE;
            case END -> Long.MAX_VALUE;
            default -> 0;
        };
    }

    /** Does what {@code event} on the line {@code slot} is for, if it is about several rows, and tells whether it was. */
    boolean press(MouseEvent event, int slot) {
        @Nullable R row = window.row(slot);
        if (row == null) {
            return false;
        }
        if (event.getButton() == MouseButton.SECONDARY) {
            // the menu is for all that are selected
            return several.isSelected(row) && table.getSelectionModel().isSelected(slot);
        }
        if (event.isShiftDown()) {
            several.extendTo(row);
        } else if (event.isShortcutDown()) {
            several.toggle(row);
        } else {
            return false;
        }
        table.requestFocus();
        show();
        return true;
    }

    /** Only the owner's row is selected. */
    void alone() {
        several.alone();
        show();
    }

    /** Shows which rows are selected. */
    void show() {
        List<Integer> wanted = IntStream.range(0, window.slots().size())
                .filter(slot -> several.isSelected(window.slots().get(slot).get()))
                .boxed()
                .toList();
        TableView.TableViewSelectionModel<RowSlot<R>> selection = table.getSelectionModel();
        if (wanted.equals(selection.getSelectedIndices())) {
            return;
        }
        selection.clearSelection();
        if (!wanted.isEmpty()) {
            int[] slots = wanted.stream().mapToInt(Integer::intValue).toArray();
            selection.selectIndices(slots[0], slots);
        }
    }
}
