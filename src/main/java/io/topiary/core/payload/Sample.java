package io.topiary.core.payload;

import io.topiary.core.message.Message;

/**
 * A payload with what helps to find out what it is. The bytes are shared: nobody changes them.
 *
 * @param bytes as they were on the wire
 * @param topic topic name, empty if it has none
 * @param contentType what the sender says it is (MQTT 5, section 3.3.2.3.9), empty if it says nothing
 * @param neighbours what else went by, for formats whose messages need one another
 */
public record Sample(byte[] bytes, String topic, String contentType, Neighbours neighbours) {

    /** Looks up other topics of the same broker. Any thread may ask. */
    @FunctionalInterface
    public interface Neighbours {

        /** No other topic is known. */
        Neighbours NONE = topic -> new byte[0];

        /** The newest payload on {@code topic}; empty if there is none. */
        byte[] newest(String topic);
    }

    /** Bytes of which nothing else is known. */
    public static Sample of(byte[] bytes) {
        return new Sample(bytes, "", "", Neighbours.NONE);
    }

    /** The payload of {@code message}. */
    public static Sample of(Message message, Neighbours neighbours) {
        String type = message.properties().contentType();
        return new Sample(message.payload(), message.topic(), type == null ? "" : type, neighbours);
    }

    /** The same circumstances around other bytes, those that were found inside. */
    public Sample with(byte[] inner) {
        return new Sample(inner, topic, "", neighbours);
    }
}
