package io.topiary.core.payload.diff;

import io.topiary.core.payload.HexRows;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PrettyJson;
import io.topiary.core.payload.TextLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A payload as lines that can be compared: JSON indented, other text as it is, anything else as a hex dump. Lines are as
 * sent; what shows them escapes them.
 *
 * @param lines the beginning of it
 * @param whole whether that is all of it
 */
record DiffText(List<String> lines, boolean whole) {

    /** More lines than these are not compared: finding the differences may take their square. */
    static final int MOST_LINES = 3_000;

    private static final int MOST_BYTES = 1_000_000;

    DiffText {
        lines = List.copyOf(lines);
    }

    /** {@code payload} as text, indented if it is JSON. */
    static DiffText of(Payload payload) {
        return switch (payload) {
            case Payload.Empty empty -> new DiffText(List.of(), true);
            case Payload.Json json -> json(json.bytes());
            case Payload.Utf8 text -> text(text.bytes());
            case Payload.Decoded decoded -> decoded.json() ? json(decoded.text()) : text(decoded.text());
            case Payload.Unpacked unpacked -> hex(unpacked.content());
            case Payload.Binary binary -> hex(binary.bytes());
            case Payload.Undecodable undecodable -> hex(undecodable.bytes());
        };
    }

    /** {@code bytes} as a hex dump without offsets, which would make all that follows an inserted row differ. */
    static DiffText hex(byte[] bytes) {
        HexRows rows = new HexRows(bytes);
        int count = Math.min(MOST_LINES, rows.count());
        List<String> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            HexRows.Row row = rows.row(i);
            lines.add(row.hex() + "  " + row.ascii());
        }
        return new DiffText(lines, count == rows.count());
    }

    private static DiffText json(byte[] bytes) {
        // the indented text is larger, but not many times
        Optional<byte[]> pretty = PrettyJson.format(bytes, MOST_BYTES * 4);
        return text(pretty.orElse(bytes));
    }

    private static DiffText text(byte[] utf8) {
        TextLines text = TextLines.of(utf8, MOST_BYTES, false);
        int count = Math.min(MOST_LINES, text.size());
        List<String> lines = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lines.add(text.line(i));
        }
        return new DiffText(lines, count == text.size() && text.length() == utf8.length);
    }
}
