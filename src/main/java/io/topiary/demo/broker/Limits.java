package io.topiary.demo.broker;

import java.time.Duration;

/**
 * What a broker grants its clients.
 *
 * @param packetBytes largest packet accepted, 1 to 268,435,455 bytes; announced to MQTT 5 clients as Maximum Packet Size
 * @param unsentBytes bytes waiting for a slow client's socket above which its QoS 0 messages are dropped and counted
 * @param queuedMessages QoS 1 and 2 messages kept for one session while it is away or its window is full; more are
 *     dropped and counted
 * @param inFlight unacknowledged QoS 1 and 2 messages towards one client, 1 to 65,535
 * @param topicAliases Topic Alias Maximum announced to MQTT 5 clients, 0 to 65,535
 * @param connectTimeout how long a new socket may take to send CONNECT
 */
public record Limits(
        int packetBytes, int unsentBytes, int queuedMessages, int inFlight, int topicAliases, Duration connectTimeout) {
    /** The largest packet MQTT can express (MQTT 5, section 2.1.4), in bytes. */
    public static final int LARGEST_PACKET = 268_435_455;

    /** Checks the ranges given above. */
    public Limits {
        require(packetBytes > 0 && packetBytes <= LARGEST_PACKET, "packetBytes", packetBytes);
        require(unsentBytes > 0, "unsentBytes", unsentBytes);
        require(queuedMessages >= 0, "queuedMessages", queuedMessages);
        require(inFlight > 0 && inFlight <= 0xFFFF, "inFlight", inFlight);
        require(topicAliases >= 0 && topicAliases <= 0xFFFF, "topicAliases", topicAliases);
    }

    /** Generous limits for a client on the same machine. */
    public static Limits defaults() {
        return new Limits(LARGEST_PACKET, 64 << 20, 100_000, 1_000, 32, Duration.ofSeconds(10));
    }

    /** These limits with another {@link #packetBytes()}. */
    public Limits withPacketBytes(int bytes) {
        return new Limits(bytes, unsentBytes, queuedMessages, inFlight, topicAliases, connectTimeout);
    }

    /** These limits with another {@link #unsentBytes()}. */
    public Limits withUnsentBytes(int bytes) {
        return new Limits(packetBytes, bytes, queuedMessages, inFlight, topicAliases, connectTimeout);
    }

    /** These limits with another {@link #queuedMessages()}. */
    public Limits withQueuedMessages(int messages) {
        return new Limits(packetBytes, unsentBytes, messages, inFlight, topicAliases, connectTimeout);
    }

    /** These limits with another {@link #inFlight()}. */
    public Limits withInFlight(int messages) {
        return new Limits(packetBytes, unsentBytes, queuedMessages, messages, topicAliases, connectTimeout);
    }

    /** These limits with another {@link #topicAliases()}. */
    public Limits withTopicAliases(int aliases) {
        return new Limits(packetBytes, unsentBytes, queuedMessages, inFlight, aliases, connectTimeout);
    }

    private static void require(boolean inRange, String name, int value) {
        if (!inRange) {
            throw new IllegalArgumentException(name + " out of range: " + value);
        }
    }
}
