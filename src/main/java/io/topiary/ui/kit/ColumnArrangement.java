package io.topiary.ui.kit;

import io.topiary.core.settings.TreeLook.Column;
import io.topiary.core.text.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a table as the user arranged them: which there are, which are shown, in what order and how wide; a menu to
 * choose them, and columns that the user made. FX thread.
 *
 * @param <R> the rows of the table
 */
public final class ColumnArrangement<R> {

    private final TableView<RowSlot<R>> table;
    private final ColumnWidths widths;
    private final Memory memory;
    private final Function<String, Optional<Kind<R>>> maker;
    private final Messages messages;
    private final ContextMenu menu = new ContextMenu();
    private final List<Kind<R>> kinds;
    private boolean arranging;

    /**
     * A column that there can be.
     *
     * @param shown whether it is shown before somebody chooses
     * @param fixed whether it can't be hidden
     */
    public record Kind<R>(TableColumn<RowSlot<R>, R> column, ColumnWidth width, boolean shown, boolean fixed) {

        String id() {
            return column.getId();
        }
    }

    /** Where the arrangement is kept. */
    public interface Memory {

        /** As it was left; empty for the usual one. */
        List<Column> columns();

        /** Keeps {@code columns}. */
        void keep(List<Column> columns);
    }

    /**
     * Arranges {@code usual} in {@code table} as {@code memory} says.
     *
     * @param maker makes a column again that the user made, by its id; empty if that is none
     */
    public ColumnArrangement(
            TableView<RowSlot<R>> table,
            List<Kind<R>> usual,
            Function<String, Optional<Kind<R>>> maker,
            Memory memory,
            Messages messages) {
        this.table = table;
        this.widths = ColumnWidths.of(table);
        this.memory = memory;
        this.maker = maker;
        this.messages = messages;
        this.kinds = new ArrayList<>(usual);
        kinds.forEach(this::equip);
        arrange(memory.columns());
        menu.setOnShowing(event -> menu.getItems().setAll(items()));
        // an empty menu is never shown
        menu.getItems().setAll(items());
        table.getColumns().addListener((ListChangeListener<Object>) change -> arranged());
        table.skinProperty().subscribe(this::replaceMenu);
    }

    /** Whether the column {@code id} is shown. */
    public boolean has(String id) {
        return table.getColumns().stream().anyMatch(column -> column.getId().equals(id) && column.isVisible());
    }

    /** Makes the column {@code id}, which is not one of the usual ones, or takes it out. */
    public void set(String id, boolean shown) {
        kinds.removeIf(kind -> kind.id().equals(id));
        List<TableColumn<RowSlot<R>, ?>> columns = new ArrayList<>(table.getColumns());
        columns.removeIf(column -> column.getId().equals(id));
        if (shown) {
            made(id).ifPresent(kind -> {
                kinds.add(kind);
                columns.add(kind.column());
            });
        }
        table.getColumns().setAll(columns);
        remember();
    }

    /** Remembers order, widths and what is shown. */
    public void remember() {
        memory.keep(table.getColumns().stream()
                .map(column -> new Column(column.getId(), Math.rint(widths.wanted(column)), column.isVisible()))
                .toList());
    }

    /** A tick for each column, and a way back. */
    public List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        for (TableColumn<?, ?> column : table.getColumns()) {
            CheckMenuItem item = new CheckMenuItem(column.getText());
            item.setMnemonicParsing(false);
            item.setSelected(column.isVisible());
            item.setDisable(isFixed(column.getId()));
            item.setOnAction(event -> column.setVisible(item.isSelected()));
            items.add(item);
        }
        MenuItem reset = new MenuItem(messages.get("columns.reset"));
        reset.setOnAction(event -> reset());
        items.add(new SeparatorMenuItem());
        items.add(reset);
        return items;
    }

    private boolean isFixed(String id) {
        return kinds.stream().anyMatch(kind -> kind.fixed() && kind.id().equals(id));
    }

    private Optional<Kind<R>> made(String id) {
        Optional<Kind<R>> made = maker.apply(id);
        made.ifPresent(this::equip);
        return made;
    }

    private void equip(Kind<R> kind) {
        TableColumn<RowSlot<R>, R> column = kind.column();
        widths.set(column, kind.width());
        column.setContextMenu(menu);
        column.visibleProperty().subscribe(this::arranged);
    }

    /** Arranges the columns as {@code wanted}; those that it does not name follow as usual. */
    private void arrange(List<Column> wanted) {
        arranging = true;
        List<String> order = wanted.stream().map(Column::id).toList();
        kinds.removeIf(kind -> maker.apply(kind.id()).isPresent());
        order.forEach(id -> made(id).ifPresent(kinds::add));
        List<Kind<R>> sorted = new ArrayList<>(kinds);
        sorted.sort(
                Comparator.comparingInt(kind -> order.contains(kind.id()) ? order.indexOf(kind.id()) : order.size()));
        for (Kind<R> kind : sorted) {
            int at = order.indexOf(kind.id());
            Column known = at < 0 ? new Column(kind.id(), kind.width().usual(), kind.shown()) : wanted.get(at);
            widths.want(kind.column(), known.width());
            kind.column().setVisible(known.shown() || kind.fixed());
        }
        table.getColumns().setAll(sorted.stream().map(Kind::column).toList());
        arranging = false;
    }

    private void arranged() {
        if (!arranging) {
            remember();
        }
    }

    private void reset() {
        arrange(List.of());
        memory.keep(List.of());
    }

    /** The button in the corner that JavaFX fills with the columns alone shows the same menu as the header. */
    private void replaceMenu() {
        @Nullable Node corner = table.lookup(".show-hide-columns-button");
        if (corner != null) {
            corner.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
                menu.show(corner, Side.BOTTOM, 0, 0);
                event.consume();
            });
        }
    }
}
