package io.topiary.ui.messages;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.message.MessageColumns;
import io.topiary.ui.kit.message.MessageWords;
import java.time.ZoneId;
import java.util.function.LongPredicate;
import javafx.scene.control.TableView;

/** Builds the table of the log: columns and rows. */
final class LogTable {

    private static final double TIME_WIDTH = 150;

    private final RowTable<LogRow> rows;

    /** @param own whether a received message, by its sequence, had been published from here */
    LogTable(MessageLogViewModel model, Messages messages, LongPredicate own) {
        MessageWords ofMessages = new MessageWords(messages, ZoneId.systemDefault(), own);
        LogWords words = new LogWords(messages, ofMessages, ZoneId.systemDefault());
        this.rows = new RowTable<>(model.window());
        TableView<RowSlot<LogRow>> table = rows.table();
        table.setId("messageLog");
        table.setAccessibleText(messages.get("messages.table"));
        table.setRowFactory(view -> new LogTableRow(model.window(), words, model::colourOf));
        new MessageColumns<LogRow>(messages, ofMessages).addTo(table, ofMessages::time, TIME_WIDTH);
    }

    RowTable<LogRow> node() {
        return rows;
    }
}
