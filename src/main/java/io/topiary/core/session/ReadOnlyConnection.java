package io.topiary.core.session;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.OutboxCounts;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.text.Text;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A connection that does everything but publish: the lock of a read-only profile, which nothing gets around. */
final class ReadOnlyConnection implements Connection {

    /** What is said to whoever wants to publish. */
    static final Failure LOCKED = new Failure.Local(
            new Failure.Explanation(
                    Text.of("session.readOnly.what"),
                    Text.of("session.readOnly.why"),
                    Text.of("session.readOnly.remedy"),
                    RetryPolicy.STOP),
            "read-only profile");

    private final Connection connection;

    ReadOnlyConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public ConnectionStatus status() {
        return connection.status();
    }

    @Override
    public void connect() {
        connection.connect();
    }

    @Override
    public void disconnect() {
        connection.disconnect();
    }

    @Override
    public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        return CompletableFuture.completedFuture(new PublishOutcome.Refused(LOCKED));
    }

    @Override
    public CompletableFuture<List<SubscribeOutcome>> subscribe(List<Subscription> subscriptions) {
        return connection.subscribe(subscriptions);
    }

    @Override
    public CompletableFuture<Map<TopicFilter, Failure>> unsubscribe(List<TopicFilter> filters) {
        return connection.unsubscribe(filters);
    }

    @Override
    public List<Subscription> subscriptions() {
        return connection.subscriptions();
    }

    @Override
    public OutboxCounts counts() {
        return connection.counts();
    }

    @Override
    public void close() {
        connection.close();
    }
}
