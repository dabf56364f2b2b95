package io.topiary.core.sequence;

import java.util.Locale;
import java.util.Optional;

/** After which number a counter begins again with 0. */
public enum Wrap {
    NONE(0),
    BITS8(1L << 8),
    BITS16(1L << 16),
    BITS32(1L << 32);

    private final long size;

    Wrap(long size) {
        this.size = size;
    }

    /** How many numbers there are, 0 for no end. */
    public long size() {
        return size;
    }

    /** As stored. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with the label {@code label}. */
    public static Optional<Wrap> of(String label) {
        for (Wrap wrap : values()) {
            if (wrap.label().equals(label)) {
                return Optional.of(wrap);
            }
        }
        return Optional.empty();
    }
}
