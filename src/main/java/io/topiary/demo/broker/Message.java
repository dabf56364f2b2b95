package io.topiary.demo.broker;

import java.util.concurrent.TimeUnit;

/** One application message inside the broker. Immutable; the payload array is never written to. */
public final class Message {
    private final String topic;
    private final byte[] payload;
    private final int qos;
    private final boolean retain;
    private final PublishProperties properties;
    private final long arrivedNanos;

    /**
     * A message that arrives now.
     *
     * @param topic a valid topic name
     * @param payload the payload, handed over: nobody may change it any more
     * @param qos 0 to 2
     * @param retain whether the broker keeps it for later subscribers
     * @param properties its MQTT 5 properties
     */
    public Message(String topic, byte[] payload, int qos, boolean retain, PublishProperties properties) {
        this.topic = topic;
        this.payload = payload;
        this.qos = qos;
        this.retain = retain;
        this.properties = properties;
        this.arrivedNanos = properties.expirySeconds() < 0 ? 0 : System.nanoTime();
    }

    /** The topic name. */
    public String topic() {
        return topic;
    }

    /** The payload itself, not a copy: only to be read. */
    public byte[] payload() {
        return payload;
    }

    /** The publisher's quality of service, 0 to 2. */
    public int qos() {
        return qos;
    }

    /** Whether it was published with the retain flag. */
    public boolean retain() {
        return retain;
    }

    /** The MQTT 5 properties. */
    public PublishProperties properties() {
        return properties;
    }

    /**
     * The expiry interval to send now: what was received less the time it waited here (MQTT 5, section 3.3.2.3.3).
     *
     * @return seconds; 0 when it has expired, -1 when it never does
     */
    long remainingSeconds() {
        long seconds = properties.expirySeconds();
        if (seconds < 0) {
            return -1;
        }
        return Math.max(0, seconds - TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - arrivedNanos));
    }

    boolean isExpired() {
        return properties.expirySeconds() >= 0 && remainingSeconds() == 0;
    }

    /** This message as it starts its life now: what a delayed will becomes when it is published. */
    Message arrivingNow() {
        return new Message(topic, payload, qos, retain, properties);
    }
}
