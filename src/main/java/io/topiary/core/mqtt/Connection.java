package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import java.util.List;
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
     * Publishes. Refused at once while not connected, or while too many are under way; never queued for later.
     *
     * @return completes with the outcome, never exceptionally, on any thread
     */
    CompletableFuture<PublishOutcome> publish(PublishRequest request);

    /**
     * Subscribes in addition, now and after each reconnect.
     *
     * @return completes with the broker's answers in the same order, never exceptionally
     */
    CompletableFuture<List<SubscribeOutcome>> subscribe(List<Subscription> subscriptions);

    /** Unsubscribes, now and for later reconnects. Completes when the broker answered or the link died. */
    CompletableFuture<Void> unsubscribe(List<TopicFilter> filters);

    /** {@link #disconnect()}, and no event of any kind after that; returns when its threads have been told to end. */
    @Override
    void close();
}
