package io.topiary.core.sequence;

import java.util.Locale;
import java.util.Optional;

/** Where the counter of a topic is. Immutable. */
public sealed interface CounterSource {

    /**
     * A number in JSON, or the whole payload.
     *
     * @param pointer where, as a JSON Pointer (RFC 6901); empty for the whole payload
     */
    record InJson(String pointer) implements CounterSource {}

    /**
     * A number in the bytes of the payload.
     *
     * @param offset its first byte, from 0
     * @param width how many bytes it has
     * @param littleEndian whether the least significant byte comes first
     */
    record InBytes(int offset, Width width, boolean littleEndian) implements CounterSource {

        public InBytes {
            if (offset < 0 || offset > LARGEST_OFFSET) {
                throw new IllegalArgumentException("an offset of " + offset);
            }
        }
    }

    /**
     * A number that a format finds.
     *
     * @param format the name of the format, such as {@code sparkplug}
     */
    record InFormat(String format) implements CounterSource {}

    /** Largest offset of a number in bytes. */
    int LARGEST_OFFSET = 1 << 28;

    /** How many bytes an unsigned number has. */
    enum Width {
        U8(1),
        U16(2),
        U32(4),
        U64(8);

        private final int bytes;

        Width(int bytes) {
            this.bytes = bytes;
        }

        /** How many. */
        public int bytes() {
            return bytes;
        }

        /** As stored. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one with the label {@code label}. */
        public static Optional<Width> of(String label) {
            for (Width width : values()) {
                if (width.label().equals(label)) {
                    return Optional.of(width);
                }
            }
            return Optional.empty();
        }
    }
}
