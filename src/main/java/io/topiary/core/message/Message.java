package io.topiary.core.message;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message that went by, in or out, as it was on the wire.
 *
 * <p>There may be millions of these in memory: no record, because direction, quality of service and the RETAIN flag share
 * one byte. The payload is shared, not copied: nobody changes it. Immutable otherwise; any thread may read it. Messages
 * are equal if they have the same fields and share their payload.
 */
public final class Message {

    private static final Direction[] DIRECTIONS = Direction.values();
    private static final Qos[] LEVELS = Qos.values();
    private static final int DIRECTION_SHIFT = 2;
    private static final int RETAINED = 0x8;
    private static final int QOS_MASK = 0x3;

    private final long sequence;
    private final long timeMicros;
    private final long nanoTime;
    private final String topic;
    private final byte[] payload;
    private final MessageProperties properties;
    private final byte flags;

    /**
     * A message.
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
     */
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
        this.sequence = sequence;
        this.timeMicros = timeMicros;
        this.nanoTime = nanoTime;
        this.topic = topic;
        this.payload = payload;
        this.properties = properties;
        this.flags = (byte) (qos.ordinal() | direction.ordinal() << DIRECTION_SHIFT | (retained ? RETAINED : 0));
    }

    /** Number in the order of arrival within a session, from 0. */
    public long sequence() {
        return sequence;
    }

    /** Wall-clock time of arrival or of sending, in microseconds since 1970-01-01T00:00:00Z. */
    public long timeMicros() {
        return timeMicros;
    }

    /** {@link System#nanoTime()} of the same moment. */
    public long nanoTime() {
        return nanoTime;
    }

    /** Topic name. */
    public String topic() {
        return topic;
    }

    /** Application message, empty if there is none. Not to be changed. */
    public byte[] payload() {
        return payload;
    }

    /** MQTT 5 properties, {@link MessageProperties#NONE} if there are none. */
    public MessageProperties properties() {
        return properties;
    }

    /** Received or published. */
    public Direction direction() {
        return DIRECTIONS[flags >> DIRECTION_SHIFT & 1];
    }

    /** Quality of service of this delivery. */
    public Qos qos() {
        return LEVELS[flags & QOS_MASK];
    }

    /** The RETAIN flag as delivered. */
    public boolean retained() {
        return (flags & RETAINED) != 0;
    }

    /** What this message costs in memory, in bytes, roughly: payload, topic and the objects around them. */
    public int footprint() {
        return 160 + payload.length + topic.length();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Message that
                        && sequence == that.sequence
                        && timeMicros == that.timeMicros
                        && nanoTime == that.nanoTime
                        && flags == that.flags
                        && payload == that.payload
                        && topic.equals(that.topic)
                        && properties.equals(that.properties));
    }

    @Override
    public int hashCode() {
        return Objects.hash(sequence, timeMicros, nanoTime, topic, flags);
    }

    @Override
    public String toString() {
        return "Message[" + sequence + " " + direction() + " " + topic + ", " + payload.length + " bytes, " + qos()
                + (retained() ? ", retained]" : "]");
    }
}
