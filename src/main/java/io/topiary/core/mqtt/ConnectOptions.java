package io.topiary.core.mqtt;

import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.UserProperty;
import io.topiary.core.tls.TlsOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to connect to a broker and to subscribe there.
 *
 * @param address where the broker is
 * @param protocol which version of MQTT
 * @param login who connects
 * @param session what the connection asks of the broker
 * @param tls how to encrypt; used by {@code mqtts} and {@code wss}
 * @param will what the broker publishes when Topiary vanishes, or null
 * @param proxy the way to the broker, or null for the direct one
 * @param subscriptions made after each connect
 */
public record ConnectOptions(
        BrokerAddress address,
        ProtocolChoice protocol,
        Login login,
        SessionOptions session,
        TlsOptions tls,
        @Nullable Will will,
        @Nullable Proxy proxy,
        List<Subscription> subscriptions) {

    public ConnectOptions {
        subscriptions = List.copyOf(subscriptions);
    }

    /**
     * Who connects.
     *
     * @param clientId client identifier; empty asks the broker to assign one
     * @param user user name, or null
     * @param password password, or null; without a user name it can be sent with MQTT 5 only
     */
    public record Login(
            String clientId,
            @Nullable String user,
            @Nullable Secret password) {}

    /**
     * What a connection asks of the broker.
     *
     * @param cleanStart whether to begin a new session (3.1.1: clean session)
     * @param sessionExpirySeconds how long the broker keeps the session after a disconnect, 0 to 4,294,967,295; MQTT 5
     *     only
     * @param keepAliveSeconds 0 (off) to 65,535
     * @param connectTimeoutMillis longest wait for each of the connection's steps
     * @param maximumPacketBytes largest packet accepted; announced with MQTT 5, watched with 3.1.1
     * @param receiveMaximum unacknowledged QoS 1 and 2 messages accepted at once, 1 to 65,535; MQTT 5 only
     * @param userProperties sent in CONNECT; MQTT 5 only
     */
    public record SessionOptions(
            boolean cleanStart,
            long sessionExpirySeconds,
            int keepAliveSeconds,
            int connectTimeoutMillis,
            int maximumPacketBytes,
            int receiveMaximum,
            List<UserProperty> userProperties) {

        /** Largest packet that MQTT can carry (MQTT 5, section 2.1.4): 268,435,460 bytes. */
        public static final int LARGEST_PACKET_BYTES = 268_435_460;

        /** A clean start, 60 s keep-alive, 10 s for each step, packets of any size. */
        public static final SessionOptions DEFAULT =
                new SessionOptions(true, 0, 60, 10_000, LARGEST_PACKET_BYTES, 65_535, List.of());

        public SessionOptions {
            userProperties = List.copyOf(userProperties);
        }

        /** The same with another clean start and keep-alive. */
        public SessionOptions with(boolean newCleanStart, int newKeepAliveSeconds) {
            return new SessionOptions(
                    newCleanStart,
                    sessionExpirySeconds,
                    newKeepAliveSeconds,
                    connectTimeoutMillis,
                    maximumPacketBytes,
                    receiveMaximum,
                    userProperties);
        }
    }
}
