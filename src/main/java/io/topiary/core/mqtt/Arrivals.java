package io.topiary.core.mqtt;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;

/**
 * Messages that came in together, in their order: those of one read of the socket, or a part of them. They are told
 * together because a fence of memory for each of them would cost a flood more than decoding it does.
 *
 * <p>Belongs to the network thread, which uses it again: valid during the call that hands it over. Topics, payloads and
 * properties may be kept.
 */
public final class Arrivals {

    private static final byte[] NOTHING = {};

    private final String[] topics;
    private final byte[][] payloads;
    private final Qos[] qos;
    private final boolean[] retained;
    private final MessageProperties[] properties;
    private int count;

    /** None yet, with room for {@code room} messages. */
    Arrivals(int room) {
        this.topics = new String[room];
        this.payloads = new byte[room][];
        this.qos = new Qos[room];
        this.retained = new boolean[room];
        this.properties = new MessageProperties[room];
    }

    /** One message that came by itself. */
    public static Arrivals of(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
        Arrivals one = new Arrivals(1);
        one.add(topic, payload, qos, retained, properties);
        return one;
    }

    /** Takes one more; there must be room. */
    void add(String topic, byte[] payload, Qos quality, boolean retain, MessageProperties more) {
        topics[count] = topic;
        payloads[count] = payload;
        qos[count] = quality;
        retained[count] = retain;
        properties[count] = more;
        count++;
    }

    boolean isFull() {
        return count == topics.length;
    }

    /** Forgets all: what is large must not stay in memory for the sake of the next ones. */
    void clear() {
        for (int i = 0; i < count; i++) {
            topics[i] = "";
            payloads[i] = NOTHING;
            properties[i] = MessageProperties.NONE;
        }
        count = 0;
    }

    /** How many. */
    public int count() {
        return count;
    }

    /** The topic name of message {@code index}, from 0. */
    public String topic(int index) {
        return topics[index];
    }

    /** The application message of message {@code index}; whoever is told may keep it. */
    public byte[] payload(int index) {
        return payloads[index];
    }

    /** The quality of service by which message {@code index} was delivered. */
    public Qos qos(int index) {
        return qos[index];
    }

    /** The RETAIN flag of message {@code index} as delivered. */
    public boolean retained(int index) {
        return retained[index];
    }

    /** The MQTT 5 properties of message {@code index}. */
    public MessageProperties properties(int index) {
        return properties[index];
    }
}
