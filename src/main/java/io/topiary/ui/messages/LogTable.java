package io.topiary.ui.messages;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.TextCell;
import java.time.ZoneId;
import java.util.function.Supplier;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** Builds the table of the log: columns and rows. */
final class LogTable {

    private final Messages messages;
    private final LogWords words;
    private final CellGuard guard;
    private final RowTable<LogRow> rows;

    LogTable(MessageLogViewModel model, Messages messages) {
        this.messages = messages;
        this.words = new LogWords(messages, ZoneId.systemDefault());
        this.guard = new CellGuard(messages);
        this.rows = new RowTable<>(model.window());
        TableView<RowSlot<LogRow>> table = rows.table();
        table.setId("messageLog");
        table.setAccessibleText(messages.get("messages.table"));
        table.setRowFactory(view -> new LogTableRow(model.window(), words, model::colourOf));
        addColumns(table);
    }

    RowTable<LogRow> node() {
        return rows;
    }

    private void addColumns(TableView<RowSlot<LogRow>> table) {
        table.getColumns()
                .add(limited(column("time", 112, () -> new TextCell<>(guard, words::time).styled("faint")), 150));
        table.getColumns().add(limited(column("direction", 44, () -> new DirectionCell(guard, words)), 60));
        table.getColumns()
                .add(column(
                        "topic",
                        260,
                        () -> new TextCell<>(guard, words::topic).leftToRight().styled("path")));
        table.getColumns().add(column("payload", 360, () -> new PayloadCell(guard, words)));
        table.getColumns().add(limited(column("qos", 44, () -> new TextCell<>(guard, words::qos).styled("faint")), 70));
        table.getColumns().add(limited(column("retained", 44, () -> new RetainedCell(guard, messages)), 90));
        table.getColumns()
                .add(figures(limited(
                        column(
                                "size",
                                86,
                                () -> new TextCell<>(guard, words::size)
                                        .toTheRight()
                                        .styled("faint")),
                        110)));
    }

    private static TableColumn<RowSlot<LogRow>, LogRow> limited(
            TableColumn<RowSlot<LogRow>, LogRow> column, double width) {
        column.setMaxWidth(width);
        column.setMinWidth(Math.min(column.getPrefWidth(), width));
        return column;
    }

    private static TableColumn<RowSlot<LogRow>, LogRow> figures(TableColumn<RowSlot<LogRow>, LogRow> column) {
        column.getStyleClass().add("right");
        return column;
    }

    private TableColumn<RowSlot<LogRow>, LogRow> column(String id, double width, Supplier<GuardedCell<LogRow>> cell) {
        TableColumn<RowSlot<LogRow>, LogRow> column = new TableColumn<>(messages.get("messages.column." + id));
        column.setId(id);
        column.setSortable(false);
        column.setPrefWidth(width);
        column.setMinWidth(Math.min(width, 44));
        column.setCellValueFactory(features -> features.getValue().rowProperty());
        column.setCellFactory(ignored -> cell.get());
        return column;
    }
}
