package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One version of MQTT: turns requests into the client library's messages and its answers into {@link BrokerAnswer}s.
 * Everything else is the same for both versions and stands in {@link HiveMqLink}.
 */
interface MqttDialect {

    /**
     * Puts the callback for all messages in; before {@link #connect}.
     *
     * @param names knows the topics that came lately
     * @param inlet where the messages come in
     */
    void receive(TopicNames names, Inlet inlet);

    /** CONNECT; completes with what CONNACK granted, without the TLS version. */
    CompletableFuture<BrokerLimits> connect(ConnectOptions options);

    /** SUBSCRIBE; fails with the exception of the library, also if every code is an error. */
    CompletableFuture<BrokerAnswer> subscribe(List<Subscription> subscriptions);

    /** UNSUBSCRIBE; fails as {@link #subscribe}. */
    CompletableFuture<BrokerAnswer> unsubscribe(List<TopicFilter> filters);

    /** PUBLISH; fails as {@link #subscribe}. */
    CompletableFuture<BrokerAnswer> publish(PublishRequest request);

    /** DISCONNECT. */
    CompletableFuture<Void> disconnect();

    /** The packet of the broker that an exception of the library carries. */
    Optional<BrokerAnswer> answerIn(Throwable cause);

    /** {@code cause}, or what is known here about why the link ended in its place. */
    Throwable explained(Throwable cause);
}
