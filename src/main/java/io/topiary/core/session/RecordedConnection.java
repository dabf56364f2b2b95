package io.topiary.core.session;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.OutboxCounts;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.text.Text;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The connection of a session that shows a recording: there is none, and what needs one is refused in words. */
final class RecordedConnection implements Connection {

    /** Where nobody connects: what a session is made with that has no broker. */
    static ConnectOptions nowhere() {
        return ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "localhost", 1883, ""));
    }

    /** What is said to whoever wants something of a broker. */
    static final Failure PAST = new Failure.Local(
            new Failure.Explanation(
                    Text.of("session.past.what"),
                    Text.of("session.past.why"),
                    Text.of("session.past.remedy"),
                    RetryPolicy.STOP),
            "past");

    @Override
    public ConnectionStatus status() {
        return ConnectionStatus.initial();
    }

    @Override
    public void connect() {
        // a recording has no broker
    }

    @Override
    public void disconnect() {
        // it never is connected
    }

    @Override
    public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        return CompletableFuture.completedFuture(new PublishOutcome.Refused(PAST));
    }

    @Override
    public CompletableFuture<List<SubscribeOutcome>> subscribe(List<Subscription> subscriptions) {
        return CompletableFuture.completedFuture(subscriptions.stream()
                .filter(Subscription::enabled)
                .<SubscribeOutcome>map(wanted -> new SubscribeOutcome.Refused(wanted, PAST))
                .toList());
    }

    @Override
    public CompletableFuture<Map<TopicFilter, Failure>> unsubscribe(List<TopicFilter> filters) {
        Map<TopicFilter, Failure> refused = new HashMap<>();
        filters.forEach(filter -> refused.put(filter, PAST));
        return CompletableFuture.completedFuture(refused);
    }

    @Override
    public List<Subscription> subscriptions() {
        return List.of();
    }

    @Override
    public OutboxCounts counts() {
        return OutboxCounts.NONE;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
