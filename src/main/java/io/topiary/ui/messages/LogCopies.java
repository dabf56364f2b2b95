package io.topiary.ui.messages;

import io.topiary.core.export.CommandLines;
import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Message;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/**
 * Copies the selected messages to the clipboard, in every form that somebody may need: the oldest first, one a line. More
 * than a clipboard is good for is not copied in part but refused in words. FX thread.
 */
final class LogCopies {

    /** More messages belong into a file. */
    static final int MOST_MESSAGES = 10_000;
    /** More bytes of payload, of several messages, belong into a file. */
    static final long MOST_BYTES = 4_000_000;

    private final LogSelection selection;
    private final LogTable table;
    private final Messages messages;
    private final Amounts amounts;
    private final Consumer<String> refuse;

    /** @param refuse tells the user why nothing was copied */
    LogCopies(LogSelection selection, LogTable table, Messages messages, Consumer<String> refuse) {
        this.selection = selection;
        this.table = table;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.refuse = refuse;
    }

    /** Whether {@code message} is too large for the clipboard in any form but its payload. */
    static boolean isTooLarge(Message message) {
        return message.payload().length > CommandLines.MOST_BYTES;
    }

    void topics() {
        copy(row -> row.message().topic());
    }

    /** As text, or in hexadecimal digits if it is none: never with characters that nobody sent. */
    void payloads() {
        copy(row -> Utf8.textOrHex(row.message().payload()));
    }

    /** The cells that are shown, with tabs between them, as a spreadsheet takes them. */
    void rows() {
        copy(table::cells);
    }

    /** What the cells of the column {@code id} say. */
    void cells(String id) {
        copy(row -> table.cell(id, row));
    }

    void json() {
        MessageJsonWriter writer = new MessageJsonWriter();
        copy(row -> writer.write(row.message()));
    }

    void hex() {
        copy(row -> HexFormat.of().formatHex(row.message().payload()));
    }

    void base64() {
        copy(row -> Base64.getEncoder().encodeToString(row.message().payload()));
    }

    private void copy(Function<LogRow.OfMessage, String> form) {
        long count = selection.count();
        List<LogRow.OfMessage> rows = selection.rows(MOST_MESSAGES);
        long bytes =
                rows.stream().mapToLong(row -> row.message().payload().length).sum();
        if (count > MOST_MESSAGES) {
            refuse.accept(messages.get("messages.copy.many", amounts.number(count), amounts.number(MOST_MESSAGES)));
        } else if (rows.size() > 1 && bytes > MOST_BYTES) {
            refuse.accept(messages.get(
                    "messages.copy.large",
                    amounts.number(rows.size()),
                    amounts.bytes(bytes),
                    amounts.bytes(MOST_BYTES)));
        } else if (!rows.isEmpty()) {
            Clipboard.getSystemClipboard()
                    .setContent(Map.of(
                            DataFormat.PLAIN_TEXT, rows.stream().map(form).collect(Collectors.joining("\n"))));
        }
    }
}
