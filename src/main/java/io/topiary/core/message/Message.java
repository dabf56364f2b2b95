package io.topiary.core.message;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A message that went by, in or out, as it was on the wire.
 *
 * <p>There may be millions of these in memory: fields are few and flat. The payload is shared, not copied: nobody
 * changes it. Immutable otherwise; any thread may read it.
 *
 * @param sequence number in the order of arrival within a session, from 0; never repeats, also across reconnects
 * @param timeMicros wall-clock time of arrival (or of sending) in microseconds since 1970-01-01T00:00:00Z
 * @param nanoTime {@link System#nanoTime()} of the same moment, for intervals and rates
 * @param topic topic name
 * @param payload application message, empty if there is none
 * @param properties MQTT 5 properties, {@link MessageProperties#NONE} if there are none
 * @param direction received or published
 * @param qos quality of service of this delivery
 * @param retained the RETAIN flag as delivered
 * @param omitted bytes at the end of the payload that are not kept here: those of large files that were published
 */
public record Message(
        long sequence,
        long timeMicros,
        long nanoTime,
        String topic,
        byte[] payload,
        MessageProperties properties,
        Direction direction,
        Qos qos,
        boolean retained,
        int omitted) {

    /** A message of which everything is there. */
    public Message(
            long sequence,
            long timeMicros,
            long nanoTime,
            String topic,
            byte[] payload,
            MessageProperties properties,
            Direction direction,
            Qos qos,
            boolean retained) {
        this(sequence, timeMicros, nanoTime, topic, payload, properties, direction, qos, retained, 0);
    }

    /** How many bytes the payload had on the wire. */
    public int size() {
        return payload.length + omitted;
    }

    /** What this message costs in memory, in bytes, roughly: payload, topic and the objects around them. */
    public int footprint() {
        return footprint(payload.length, topic);
    }

    /** What a message on {@code topic} costs in memory whose payload has {@code payloadBytes}. */
    public static int footprint(int payloadBytes, String topic) {
        return 160 + payloadBytes + topic.length();
    }

    /** Whether {@code other} is the same delivery: a copy of it is, too. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Message message && isLike(message));
    }

    private boolean isLike(Message other) {
        return sequence == other.sequence
                && timeMicros == other.timeMicros
                && nanoTime == other.nanoTime
                && direction == other.direction
                && qos == other.qos
                && retained == other.retained
                && omitted == other.omitted
                && topic.equals(other.topic)
                && properties.equals(other.properties)
                && Arrays.equals(payload, other.payload);
    }

    /** By what hardly ever is alike; payloads may be long. */
    @Override
    public int hashCode() {
        return Long.hashCode(sequence) * 31 + Long.hashCode(timeMicros);
    }
}
