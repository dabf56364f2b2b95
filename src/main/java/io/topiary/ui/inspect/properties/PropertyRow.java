package io.topiary.ui.inspect.properties;

import org.jspecify.annotations.Nullable;

/**
 * A line about a message. Immutable.
 *
 * @param name what it is, possibly of unknown origin: to be escaped where it is shown
 * @param value as sent, to be escaped where it is shown
 * @param note what should be known about it, empty if nothing should
 * @param tone how it is meant
 * @param bytes of which {@code value} is a form to be read, null for text
 */
record PropertyRow(String name, String value, String note, Tone tone, byte @Nullable [] bytes) {

    /** How a line is meant. */
    enum Tone {
        PLAIN,
        /** A user property: both name and value are the sender's. */
        USER,
        /** It should not be like that. */
        WARNING,
        /** It is over. */
        OVER
    }

    static PropertyRow of(String name, String value) {
        return new PropertyRow(name, value, "", Tone.PLAIN, null);
    }

    static PropertyRow of(String name, String value, String note) {
        return new PropertyRow(name, value, note, Tone.PLAIN, null);
    }
}
