package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.PayloadEncoder;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.text.Text;
import java.util.List;

/**
 * A way to write a payload down.
 *
 * @param id names it in files and command lines; never changes
 * @param label what it is called on screen
 * @param input what is written: text, the path of a file, or nothing
 * @param argument what is written beside it
 * @param encoder makes the bytes
 */
public record PayloadMode(String id, Text label, Input input, Argument argument, ModeEncoder encoder) {

    /** What the user writes. */
    public enum Input {
        TEXT,
        /** JSON, which can be indented and coloured. */
        JSON,
        /** Where a file is. */
        FILE,
        /** There is nothing to write. */
        NONE
    }

    /**
     * What is written beside the payload.
     *
     * @param label what it is, empty if there is none
     * @param suggestions what it may be, the usual one first; others may be written too
     */
    public record Argument(String label, List<String> suggestions) {

        /** Nothing beside it. */
        public static final Argument NONE = new Argument("", List.of());

        public Argument {
            suggestions = List.copyOf(suggestions);
        }

        /** Whether there is none. */
        public boolean isNone() {
            return label.isEmpty();
        }

        /** What it is to begin with. */
        public String usual() {
            return suggestions.isEmpty() ? "" : suggestions.getFirst();
        }
    }

    /** A mode without an argument. */
    static PayloadMode of(String id, Input input, ModeEncoder encoder) {
        return new PayloadMode(id, Text.of("publish.mode." + id), input, Argument.NONE, encoder);
    }

    /**
     * A mode in which JSON is written for a format that decoders show as JSON.
     *
     * @param argument what the format needs beside it
     */
    public static PayloadMode ofJson(String id, Argument argument, PayloadEncoder format) {
        return new PayloadMode(id, Text.of("publish.mode." + id), Input.JSON, argument, (json, chosen) -> {
            try {
                return format.encode(json.getBytes(UTF_8), chosen);
            } catch (UnencodableException e) {
                throw new EncodeException(e.text());
            }
        });
    }

    /** Two are the same if they have the same id. */
    @Override
    public boolean equals(Object other) {
        return other instanceof PayloadMode mode && mode.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
