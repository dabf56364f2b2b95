package io.topiary.core.shape;

import java.util.Locale;

/** What a value is: one of the types of JSON (RFC 8259), or a payload that is no JSON. */
public enum JsonKind {
    OBJECT(0),
    ARRAY(1),
    STRING(2),
    NUMBER(3),
    BOOLEAN(4),
    NULL(5),
    /** A payload that is text but not JSON. */
    TEXT(6),
    /** A payload that is neither. */
    BYTES(7);

    private final int place;

    JsonKind(int place) {
        this.place = place;
    }

    /** The name in keys of the message bundle and, for types of JSON, in a JSON Schema. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is one of the types of JSON. */
    public boolean isJson() {
        return this != TEXT && this != BYTES;
    }

    /** Its place in an array of all kinds. */
    int place() {
        return place;
    }

    /** A bit of its own. */
    int bit() {
        return 1 << place;
    }
}
