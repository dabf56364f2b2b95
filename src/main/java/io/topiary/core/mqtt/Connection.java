package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A connection to a broker that keeps itself up: it connects, subscribes, and tries again after failures that may pass.
 *
 * <p>Every method returns at once and may be called from any thread. What comes of it is told to the
 * {@link ConnectionListener} given at construction.
 */
public interface Connection extends AutoCloseable {

    /** Where it stands now. */
    ConnectionStatus status();

    /** Starts connecting, also out of WAITING ("now") and FAILED; does nothing while connecting or connected. */
    void connect();

    /** Ends the connection, or the attempt, or the waiting: DISCONNECTED within a second. Sends DISCONNECT if it can. */
    void disconnect();

    /**
     * Publishes: at once, or when it is its turn while this link lasts, as {@link SessionOptions.Sending} says. Refused
     * while not connected; never kept for a later link.
     *
     * @return completes with the outcome, never exceptionally, on any thread
     */
    CompletableFuture<PublishOutcome> publish(PublishRequest request);

    /**
     * Subscribes in addition, now and after each reconnect, in place of what was asked for the same filter before. One
     * that is not {@link Subscription#enabled()} is switched off: the broker is told to end it, and it is kept.
     *
     * @return completes with the broker's answers to those that are enabled, in the same order, when it has answered about
     *     the others too; never exceptionally
     */
    CompletableFuture<List<SubscribeOutcome>> subscribe(List<Subscription> subscriptions);

    /**
     * Unsubscribes, now and for later reconnects.
     *
     * @return completes when the broker answered or the link died, never exceptionally, with the filters that the broker
     *     refused to end and why; empty as a rule
     */
    CompletableFuture<Map<TopicFilter, Failure>> unsubscribe(List<TopicFilter> filters);

    /** All that is subscribed to after each connect, and what is switched off; with or without a link. */
    List<Subscription> subscriptions();

    /** The publishes that wait and are under way now, and those that did not go out so far. */
    OutboxCounts counts();

    /** {@link #disconnect()}, and no event of any kind after that; returns when its threads have been told to end. */
    @Override
    void close();
}
