package io.topiary.core.payload;

import io.topiary.core.text.Text;
import java.util.List;
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

    /**
     * What the decoder of a format made of it: text to be read instead of the bytes.
     *
     * @param format the format's {@link PayloadFormat#id()}
     * @param text valid UTF-8; nobody changes it
     * @param json whether {@code text} is JSON, so that its values can be found, drawn and compared by their paths
     * @param remarks what must be said about it: what the text can't show, or what is wrong with the bytes
     */
    record Decoded(byte[] bytes, String format, byte[] text, boolean json, List<Text> remarks) implements Payload {

        public Decoded {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Something packed that was unpacked because somebody asked for it.
     *
     * @param format the {@link PayloadFormat#id()} of the wrapping
     * @param content what was inside, to be looked at like a payload of its own; nobody changes it
     */
    record Unpacked(byte[] bytes, String format, byte[] content) implements Payload {}

    /**
     * Not what somebody took it for.
     *
     * @param format the {@link PayloadFormat#id()} that was asked for
     * @param why the reason, as a sentence that may stand behind a colon
     */
    record Undecodable(byte[] bytes, String format, Text why) implements Payload {}
}
