package io.topiary.core.mqtt;

import io.topiary.core.message.UserProperty;
import java.util.List;

/**
 * What a connection asks of the broker.
 *
 * @param cleanStart whether to begin a new session (3.1.1: clean session)
 * @param sessionExpirySeconds how long the broker keeps the session after a disconnect, 0 to 4,294,967,295; MQTT 5 only
 * @param keepAliveSeconds 0 (off) to 65,535
 * @param connectTimeoutMillis longest wait for each of the connection's steps
 * @param receiving what may come in
 * @param sending what may go out at once
 * @param userProperties sent in CONNECT; MQTT 5 only
 */
public record SessionOptions(
        boolean cleanStart,
        long sessionExpirySeconds,
        int keepAliveSeconds,
        int connectTimeoutMillis,
        Receiving receiving,
        Sending sending,
        List<UserProperty> userProperties) {

    /** Largest packet that MQTT can carry (MQTT 5, section 2.1.4): 268,435,460 bytes. */
    public static final int LARGEST_PACKET_BYTES = 268_435_460;

    /** A session that never expires (MQTT 5, section 3.1.2.11.2). */
    public static final long NEVER_EXPIRES = 0xFFFF_FFFFL;

    /** A clean start, 60 s keep-alive, 10 s for each step, packets of any size. */
    public static final SessionOptions DEFAULT =
            new SessionOptions(true, 0, 60, 10_000, Receiving.DEFAULT, Sending.DEFAULT, List.of());

    public SessionOptions {
        userProperties = List.copyOf(userProperties);
    }

    /**
     * What may come in.
     *
     * @param maximumPacketBytes largest packet accepted; announced with MQTT 5, watched with 3.1.1
     * @param receiveMaximum unacknowledged QoS 1 and 2 messages accepted at once, 1 to 65,535; MQTT 5 only
     * @param topicAliasMaximum topic aliases the broker may use, 0 to 65,535; MQTT 5 only
     * @param problemInformation whether the broker may send reason strings and user properties with failures; MQTT 5 only
     * @param responseInformation whether the broker is asked for a response topic prefix; MQTT 5 only
     */
    public record Receiving(
            int maximumPacketBytes,
            int receiveMaximum,
            int topicAliasMaximum,
            boolean problemInformation,
            boolean responseInformation) {

        /** Packets of any size, as many as MQTT can number, no aliases, reasons wanted. */
        public static final Receiving DEFAULT = new Receiving(LARGEST_PACKET_BYTES, 65_535, 0, true, false);

        /** A packet is gathered, handed over and looked at: it is in memory more than once. */
        private static final int SHARE_OF_MEMORY = 4;

        /** The same, but with no packet larger than a quarter of {@code memoryBytes}. */
        Receiving within(long memoryBytes) {
            return new Receiving(
                    (int) Math.min(maximumPacketBytes, memoryBytes / SHARE_OF_MEMORY),
                    receiveMaximum,
                    topicAliasMaximum,
                    problemInformation,
                    responseInformation);
        }
    }

    /**
     * What may go out at once.
     *
     * @param inFlight QoS 1 and 2 publishes sent and not acknowledged yet, 1 to 65,535; the broker's own limit holds too
     * @param waiting publishes that may wait for their turn while connected, 0 to 1,000,000
     * @param whenFull what becomes of a publish when as many wait already
     */
    public record Sending(int inFlight, int waiting, WhenFull whenFull) {

        /** What becomes of a publish that finds no room. */
        public enum WhenFull {
            /** It is refused, and its sender told. */
            REFUSE,
            /** The one that has waited longest is dropped and counted. */
            DROP_OLDEST,
            /** It is dropped and counted. */
            DROP_NEWEST
        }

        /** A thousand in flight, ten thousand waiting, none dropped. */
        public static final Sending DEFAULT = new Sending(1_000, 10_000, WhenFull.REFUSE);
    }

    /** The same with another clean start and keep-alive. */
    public SessionOptions with(boolean newCleanStart, int newKeepAliveSeconds) {
        return new SessionOptions(
                newCleanStart,
                sessionExpirySeconds,
                newKeepAliveSeconds,
                connectTimeoutMillis,
                receiving,
                sending,
                userProperties);
    }

    /** The same with another session expiry, in seconds. */
    public SessionOptions withExpiry(long newSessionExpirySeconds) {
        return new SessionOptions(
                cleanStart,
                newSessionExpirySeconds,
                keepAliveSeconds,
                connectTimeoutMillis,
                receiving,
                sending,
                userProperties);
    }

    /** The same with another time limit for each step, in milliseconds. */
    public SessionOptions withConnectTimeout(int newConnectTimeoutMillis) {
        return new SessionOptions(
                cleanStart,
                sessionExpirySeconds,
                keepAliveSeconds,
                newConnectTimeoutMillis,
                receiving,
                sending,
                userProperties);
    }

    /** The same with other limits for what comes in. */
    public SessionOptions withReceiving(Receiving newReceiving) {
        return new SessionOptions(
                cleanStart,
                sessionExpirySeconds,
                keepAliveSeconds,
                connectTimeoutMillis,
                newReceiving,
                sending,
                userProperties);
    }

    /** The same with other limits for what goes out. */
    public SessionOptions withSending(Sending newSending) {
        return new SessionOptions(
                cleanStart,
                sessionExpirySeconds,
                keepAliveSeconds,
                connectTimeoutMillis,
                receiving,
                newSending,
                userProperties);
    }
}
