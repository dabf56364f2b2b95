package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * One attempt to reach a broker, and the link that comes of it; used once.
 *
 * <p>Every method returns at once; any thread may call it. Futures complete on the network thread, and may never
 * complete once the link has ended: the owner watches {@link LinkListener#ended}.
 */
interface BrokerLink {

    /** Connects; completes with what the broker granted, or stays open when {@link LinkListener#ended} is told. */
    CompletableFuture<BrokerLimits> connect();

    /** One SUBSCRIBE with all of {@code subscriptions}; completes with one code for each. */
    CompletableFuture<BrokerAnswer> subscribe(List<Subscription> subscriptions);

    /** One UNSUBSCRIBE with all of {@code filters}; completes with the broker's answer. */
    CompletableFuture<BrokerAnswer> unsubscribe(List<TopicFilter> filters);

    /** Publishes; completes when written (QoS 0) or acknowledged, also with a refusal. */
    CompletableFuture<BrokerAnswer> publish(PublishRequest request);

    /** Asks the broker for a sign of life, which {@link WireFacts#heardNanos()} shows; does nothing without a link. */
    void ping();

    /** Sends DISCONNECT if it can; completes when the broker has closed, exceptionally if there was no link. */
    CompletableFuture<Void> disconnect();

    /** Ends everything at once, whatever it waits for. */
    void abort();

    /** What was seen on the wire so far. */
    WireFacts facts();
}
