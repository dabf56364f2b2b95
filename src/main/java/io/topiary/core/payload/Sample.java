package io.topiary.core.payload;

import static io.topiary.core.message.PayloadFormat.UTF_8;

import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.util.Optional;

/**
 * A payload with what helps to find out what it is. The bytes are shared: nobody changes them.
 *
 * @param bytes as they were on the wire
 * @param topic topic name, empty if it has none
 * @param contentType what the sender says it is (MQTT 5, section 3.3.2.3.9), empty if it says nothing
 * @param saysUtf8 whether the sender says that it is UTF-8 (payload format indicator 1, section 3.3.2.3.2)
 * @param neighbours what else went by, for formats whose messages need one another
 */
public record Sample(byte[] bytes, String topic, String contentType, boolean saysUtf8, Neighbours neighbours) {

    /** Looks up other topics of the same broker. Any thread may ask. */
    @FunctionalInterface
    public interface Neighbours {

        /** No other topic is known. */
        Neighbours NONE = topic -> new byte[0];

        /** The newest payload on {@code topic}; empty if there is none. */
        byte[] newest(String topic);
    }

    /** Bytes of which the sender does not say that they are UTF-8. */
    public Sample(byte[] bytes, String topic, String contentType, Neighbours neighbours) {
        this(bytes, topic, contentType, false, neighbours);
    }

    /** Bytes of which nothing else is known. */
    public static Sample of(byte[] bytes) {
        return new Sample(bytes, "", "", Neighbours.NONE);
    }

    /** The payload of {@code message}. */
    public static Sample of(Message message, Neighbours neighbours) {
        String type = message.properties().contentType();
        boolean saysUtf8 = message.properties().payloadFormat() == UTF_8;
        return new Sample(message.payload(), message.topic(), type == null ? "" : type, saysUtf8, neighbours);
    }

    /** The same circumstances around other bytes, those that were found inside. */
    public Sample with(byte[] inner) {
        return new Sample(inner, topic, "", neighbours);
    }

    /**
     * What to warn of if the sender says that it is UTF-8 and it is not; a receiver may refuse such a message (MQTT 5,
     * section 3.3.2.3.2), but who looks for a fault wants to see it. Takes as long as the payload is.
     */
    public Optional<Text> brokenPromise() {
        int invalid = saysUtf8 ? Utf8.firstInvalid(bytes) : -1;
        return invalid < 0 ? Optional.empty() : Optional.of(Text.of("payload.text.brokenPromise", invalid));
    }
}
