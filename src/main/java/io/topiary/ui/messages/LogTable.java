package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.TreeLook.Column;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnArrangement;
import io.topiary.ui.kit.ColumnArrangement.Kind;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.message.MessageColumns;
import io.topiary.ui.kit.message.MessageWords;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import javafx.scene.control.TableView;

/** Builds the table of the log: columns and rows. */
final class LogTable {

    private static final ColumnWidth TIME_WIDTH = ColumnWidth.upTo(150, 230);

    private final RowTable<LogRow> rows;
    private final LogTimes times;
    private final MessageColumns<LogRow> cells;
    private final ColumnArrangement<LogRow> columns;
    private final LogSelection selection;
    private Function<Message, String> oddities = message -> "";

    /** @param own whether a received message, by its sequence, had been published from here */
    LogTable(MessageLogViewModel model, LookStore.Memory memory, Messages messages, LongPredicate own) {
        MessageWords ofMessages = new MessageWords(messages, ZoneId.systemDefault(), own);
        LogWords words = new LogWords(messages, ofMessages, ZoneId.systemDefault());
        this.times = new LogTimes(memory, ZoneId.systemDefault());
        this.selection = new LogSelection(model);
        this.rows = new RowTable<>(model.window());
        rows.selectSeveral(selection);
        TableView<RowSlot<LogRow>> table = rows.table();
        table.setId("messageLog");
        table.setAccessibleText(messages.get("messages.table"));
        table.setRowFactory(view -> new LogTableRow(
                model.window(), words, model.session().rules()::colourOf, message -> oddities.apply(message)));
        this.cells = new MessageColumns<>(messages, ofMessages);
        List<Kind<LogRow>> kinds = new ArrayList<>(cells.kinds(times::of, TIME_WIDTH));
        kinds.add(1, cells.figure("interval", LogTable::interval));
        this.columns = new ColumnArrangement<>(table, kinds, cells::made, new Remembered(memory), messages);
        rows.rehearse(LogRow.sample());
        times.styleProperty().subscribe(table::refresh);
        times.referenceProperty().subscribe(table::refresh);
    }

    private record Remembered(LookStore.Memory memory) implements ColumnArrangement.Memory {

        @Override
        public List<Column> columns() {
            return memory.look().log().columns();
        }

        @Override
        public void keep(List<Column> columns) {
            memory.change(look -> look.withLog(look.log().withColumns(columns)));
        }
    }

    private static String interval(LogRow row) {
        return row instanceof LogRow.OfMessage message && message.sinceMicros() != LogRow.OfMessage.FIRST
                ? LogTimes.since(message.sinceMicros())
                : "";
    }

    /** Has rows marked whose messages {@code newOddities} has words for, from now on and again. */
    void markBy(Function<Message, String> newOddities) {
        oddities = newOddities;
        rows.table().refresh();
    }

    RowTable<LogRow> node() {
        return rows;
    }

    /** Which of its rows are selected. */
    LogSelection selection() {
        return selection;
    }

    /** What the shown cells of {@code row} say, with tabs between them. */
    String cells(LogRow.OfMessage row) {
        return rows.table().getVisibleLeafColumns().stream()
                .map(column -> cell(column.getId(), row))
                .collect(Collectors.joining("\t"));
    }

    /** What the cell of {@code row} in the column {@code id} says. */
    String cell(String id, LogRow.OfMessage row) {
        return switch (id) {
            case "time" -> times.of(row);
            case "interval" -> interval(row);
            default -> cells.text(id, row);
        };
    }

    /** How its times are written. */
    LogTimes times() {
        return times;
    }

    /** What the user made of its columns. */
    ColumnArrangement<LogRow> columns() {
        return columns;
    }
}
