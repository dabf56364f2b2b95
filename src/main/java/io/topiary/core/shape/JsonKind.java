package io.topiary.core.shape;

import java.util.Locale;

/** What a value is: one of the types of JSON (RFC 8259), or a payload that is no JSON. */
public enum JsonKind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL,
    /** A payload that is text but not JSON. */
    TEXT,
    /** A payload that is neither. */
    BYTES;

    /** The name in keys of the message bundle and, for types of JSON, in a JSON Schema. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is one of the types of JSON. */
    public boolean isJson() {
        return this != TEXT && this != BYTES;
    }

    int bit() {
        return 1 << ordinal();
    }
}
