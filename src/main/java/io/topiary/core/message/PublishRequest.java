package io.topiary.core.message;

import java.nio.ByteBuffer;

/**
 * A message to be published.
 *
 * @param topic where to
 * @param content application message, which may lie outside the heap; shared, not copied; empty with {@code retain} deletes
 *     the retained message (MQTT 5, section 3.3.1.3)
 * @param qos quality of service
 * @param retain whether the broker is to store it
 * @param properties MQTT 5 properties; with 3.1.1 they are left out
 */
public record PublishRequest(Topic topic, ByteBuffer content, Qos qos, boolean retain, MessageProperties properties) {

    /** A message of bytes in memory, which are shared. */
    public PublishRequest(Topic topic, byte[] payload, Qos qos, boolean retain, MessageProperties properties) {
        this(topic, ByteBuffer.wrap(payload), qos, retain, properties);
    }

    /** A message without properties. */
    public static PublishRequest of(Topic topic, byte[] payload, Qos qos, boolean retain) {
        return new PublishRequest(topic, payload, qos, retain, MessageProperties.NONE);
    }

    /** The bytes, with a position of their own. */
    @Override
    public ByteBuffer content() {
        return content.duplicate();
    }

    /** How many bytes the application message has. */
    public int size() {
        return content.remaining();
    }

    /** The bytes in memory: shared if they are there already, else copied, however many there are. */
    public byte[] payload() {
        boolean whole = content.hasArray() && content.arrayOffset() == 0 && content.array().length == size();
        return whole ? content.array() : head(size());
    }

    /** A copy of the first bytes, at most {@code most}. */
    public byte[] head(int most) {
        byte[] head = new byte[Math.min(most, size())];
        content.get(content.position(), head);
        return head;
    }
}
