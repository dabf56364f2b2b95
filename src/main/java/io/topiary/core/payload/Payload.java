package io.topiary.core.payload;

import org.jspecify.annotations.Nullable;

/** What an application message turned out to be, decided once and never on the FX thread. The bytes are shared. */
public sealed interface Payload {

    /** The bytes as they were on the wire; nobody changes them. */
    byte[] bytes();

    /** No bytes at all; retained, it deletes what the broker stored (MQTT 5, section 3.3.1.3). */
    record Empty() implements Payload {

        private static final byte[] NOTHING = {};

        @Override
        public byte[] bytes() {
            return NOTHING;
        }
    }

    /**
     * Strictly valid UTF-8 that is not known to be JSON.
     *
     * @param printable whether it reads as text rather than as a heap of control characters
     * @param notJson why it is not JSON, or not known to be; null if nobody asked because it can't be
     */
    record Utf8(byte[] bytes, boolean printable, @Nullable JsonProblem notJson) implements Payload {}

    /**
     * One JSON value in valid UTF-8 (RFC 8259).
     *
     * @param duplicateKeys whether an object holds the same key twice
     */
    record Json(byte[] bytes, boolean duplicateKeys) implements Payload {}

    /**
     * Anything else.
     *
     * @param kind what the first bytes look like
     */
    record Binary(byte[] bytes, BinaryKind kind) implements Payload {}
}
