package io.topiary.ui.kit;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Makes the columns of a table: neither sorted nor moved, their names those of the messages, their widths in text of any
 * size. FX thread.
 *
 * @param <R> the rows of the table
 */
public final class ColumnMaker<R> {

    /** Style class of cells that are aligned to the right, and of the heading above them. */
    private static final String RIGHT = "right";

    private final TableView<R> table;
    private final UnaryOperator<String> names;
    private final ColumnWidths widths;

    /**
     * Makes columns of {@code table}.
     *
     * @param names the heading of a column, by its id
     */
    public ColumnMaker(TableView<R> table, UnaryOperator<String> names) {
        this.table = table;
        this.names = names;
        this.widths = ColumnWidths.of(table);
        table.getStyleClass().add("lines-table");
    }

    /** Adds the column {@code id}, whose cells show what {@code value} is of their row. */
    public <T> TableColumn<R, T> add(
            String id, ColumnWidth width, Function<R, T> value, Supplier<? extends TableCell<R, T>> cell) {
        TableColumn<R, T> column = column(id, names.apply(id));
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(value.apply(features.getValue())));
        column.setCellFactory(ignored -> cell.get());
        widths.set(column, width);
        table.getColumns().add(column);
        return column;
    }

    /** Adds the column {@code id} of words, with {@code styles} as the style classes of its cells. */
    public void words(String id, ColumnWidth width, Function<R, String> text, String... styles) {
        words(id, width, text, row -> "", styles);
    }

    /** The same, with {@code tip} in the tooltip. */
    public void words(
            String id, ColumnWidth width, Function<R, String> text, Function<R, String> tip, String... styles) {
        var column = add(
                id, width, row -> new WordsCell.Words(text.apply(row), tip.apply(row)), () -> new WordsCell<R>(styles));
        if (List.of(styles).contains(RIGHT)) {
            column.getStyleClass().add(RIGHT);
        }
    }

    /** Adds the column {@code id} of words that change while they are shown. */
    public void observed(String id, ColumnWidth width, Function<R, ObservableValue<String>> text) {
        TableColumn<R, String> column = column(id, names.apply(id));
        column.setReorderable(false);
        column.setCellValueFactory(features -> text.apply(features.getValue()));
        widths.set(column, width);
        table.getColumns().add(column);
    }

    /** A column called {@code id} over rows that come and go in slots, with {@code name} as its heading; not in a table yet. */
    public static <R> TableColumn<RowSlot<R>, R> ofSlots(String id, String name, Supplier<GuardedCell<R>> cell) {
        TableColumn<RowSlot<R>, R> column = column(id, name);
        column.setCellValueFactory(features -> features.getValue().rowProperty());
        column.setCellFactory(ignored -> cell.get());
        return column;
    }

    private static <R, T> TableColumn<R, T> column(String id, String name) {
        TableColumn<R, T> column = new TableColumn<>(name);
        column.setId(id);
        column.setSortable(false);
        return column;
    }
}
