package io.topiary.ui.messages;

import io.topiary.core.export.CommandLines;
import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Message;
import io.topiary.core.payload.Utf8;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/** Copies messages of the log to the clipboard, in every form that somebody may need. FX thread. */
final class LogCopies {

    private final LogTable table;

    LogCopies(LogTable table) {
        this.table = table;
    }

    /** Whether {@code message} is too large for the clipboard in any form but its payload. */
    static boolean isTooLarge(Message message) {
        return message.payload().length > CommandLines.MOST_BYTES;
    }

    void topic(Message message) {
        copy(message.topic());
    }

    /** As text, or in hexadecimal digits if it is none: never with characters that nobody sent. */
    void payload(Message message) {
        copy(Utf8.textOrHex(message.payload()));
    }

    /** The cells that are shown, with tabs between them, as a spreadsheet takes them. */
    void row(Message message) {
        copy(table.cells(message));
    }

    void json(Message message) {
        copy(new MessageJsonWriter().write(message));
    }

    void hex(Message message) {
        copy(HexFormat.of().formatHex(message.payload()));
    }

    void base64(Message message) {
        copy(Base64.getEncoder().encodeToString(message.payload()));
    }

    private static void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
