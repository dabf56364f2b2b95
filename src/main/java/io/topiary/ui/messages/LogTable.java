package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.RowSlot;
import io.topiary.ui.kit.RowTable;
import io.topiary.ui.kit.message.MessageColumns;
import io.topiary.ui.kit.message.MessageWords;
import java.time.ZoneId;
import java.util.function.Function;
import javafx.scene.control.TableView;

/** Builds the table of the log: columns and rows. */
final class LogTable {

    private static final double TIME_WIDTH = 150;

    private final RowTable<LogRow> rows;

    private Function<Message, String> oddities = message -> "";

    LogTable(MessageLogViewModel model, Messages messages) {
        MessageWords ofMessages = new MessageWords(messages, ZoneId.systemDefault());
        LogWords words = new LogWords(messages, ofMessages, ZoneId.systemDefault());
        this.rows = new RowTable<>(model.window());
        TableView<RowSlot<LogRow>> table = rows.table();
        table.setId("messageLog");
        table.setAccessibleText(messages.get("messages.table"));
        table.setRowFactory(
                view -> new LogTableRow(model.window(), words, model::colourOf, message -> oddities.apply(message)));
        new MessageColumns<LogRow>(messages, ofMessages).addTo(table, ofMessages::time, TIME_WIDTH);
    }

    /** Has rows marked whose messages {@code newOddities} has words for, from now on and again. */
    void markBy(Function<Message, String> newOddities) {
        oddities = newOddities;
        rows.table().refresh();
    }

    RowTable<LogRow> node() {
        return rows;
    }
}
