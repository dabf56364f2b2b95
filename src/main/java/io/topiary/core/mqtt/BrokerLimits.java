package io.topiary.core.mqtt;

import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the broker granted in CONNACK (MQTT 5, section 3.2.2.3); with 3.1.1 only what that version tells.
 *
 * @param version the version of MQTT spoken
 * @param tlsVersion such as {@code TLSv1.3}, or null without TLS
 * @param endpoint which server and address this is, or null before the link is up
 * @param sessionPresent whether the broker resumed a session
 * @param clientId the client identifier in use, the broker's if it assigned one
 * @param keepAliveSeconds the keep-alive in use
 * @param sessionExpirySeconds how long the broker keeps the session
 * @param receiveMaximum unacknowledged QoS 1 and 2 messages the broker accepts at once
 * @param maximumPacketBytes largest packet the broker accepts
 * @param topicAliasMaximum highest topic alias the broker accepts
 * @param maximumQos highest QoS the broker accepts
 * @param retainAvailable whether retained messages are stored
 * @param wildcardsAvailable whether filters may hold wildcards
 * @param sharedAvailable whether shared subscriptions exist
 * @param subscriptionIdsAvailable whether subscription identifiers exist
 * @param responseInformation where the broker wants response topics to begin, escaped, or null
 * @param reasonString the broker's words, escaped, or null
 * @param userProperties the broker's user properties
 */
public record BrokerLimits(
        ProtocolVersion version,
        @Nullable String tlsVersion,
        @Nullable Endpoint endpoint,
        boolean sessionPresent,
        String clientId,
        int keepAliveSeconds,
        long sessionExpirySeconds,
        int receiveMaximum,
        int maximumPacketBytes,
        int topicAliasMaximum,
        Qos maximumQos,
        boolean retainAvailable,
        boolean wildcardsAvailable,
        boolean sharedAvailable,
        boolean subscriptionIdsAvailable,
        @Nullable String responseInformation,
        @Nullable String reasonString,
        List<UserProperty> userProperties) {

    public BrokerLimits {
        userProperties = List.copyOf(userProperties);
    }

    /** The same from {@code newEndpoint} over a TLS version, null for none. */
    BrokerLimits over(Endpoint newEndpoint, @Nullable String newTlsVersion) {
        return new BrokerLimits(
                version,
                newTlsVersion,
                newEndpoint,
                sessionPresent,
                clientId,
                keepAliveSeconds,
                sessionExpirySeconds,
                receiveMaximum,
                maximumPacketBytes,
                topicAliasMaximum,
                maximumQos,
                retainAvailable,
                wildcardsAvailable,
                sharedAvailable,
                subscriptionIdsAvailable,
                responseInformation,
                reasonString,
                userProperties);
    }
}
