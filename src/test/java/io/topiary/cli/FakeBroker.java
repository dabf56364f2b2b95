package io.topiary.cli;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.Arrivals;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.OutboxCounts;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A factory of connections that do at once what a test told them to. */
final class FakeBroker implements ConnectionFactory {

    static final Failure FAILURE = new Failure.Local(
            new Failure.Explanation(
                    Text.of("file.problem.other", "what"),
                    Text.of("file.problem.other", "why"),
                    Text.of("file.problem.other", "remedy"),
                    RetryPolicy.STOP),
            "");

    final List<PublishRequest> published = new ArrayList<>();
    Function<PublishRequest, PublishOutcome> answer = request -> new PublishOutcome.Sent(1);
    List<ConnectionState> states = List.of(ConnectionState.SUBSCRIBING, ConnectionState.CONNECTED);
    Function<Subscription, SubscribeOutcome> grant =
            subscription -> new SubscribeOutcome.Granted(subscription, subscription.qos());
    List<String> arriving = List.of();
    /** What the payloads of those that arrive are written in. */
    Function<String, byte[]> written = text -> text.getBytes(StandardCharsets.UTF_8);

    /** What is replied to a request, to every connection; nothing if null. */
    @Nullable
    UnaryOperator<byte[]> reply;

    private final List<ConnectionListener> listeners = new CopyOnWriteArrayList<>();

    @Nullable
    ProtocolVersion switchedTo;

    @Nullable
    ConnectOptions options;

    ConnectOptions options() {
        ConnectOptions given = options;
        if (given == null) {
            throw new AssertionError("nobody connected");
        }
        return given;
    }

    @Override
    public Connection create(ConnectOptions connectOptions, ConnectionListener listener) {
        options = connectOptions;
        listeners.add(listener);
        return new FakeConnection(listener);
    }

    private final class FakeConnection implements Connection {

        private final ConnectionListener listener;
        private ConnectionStatus status = ConnectionStatus.initial();

        FakeConnection(ConnectionListener listener) {
            this.listener = listener;
        }

        @Override
        public ConnectionStatus status() {
            return status;
        }

        @Override
        public void connect() {
            for (ConnectionState state : states) {
                List<SubscribeOutcome> outcomes = state == ConnectionState.CONNECTED
                        ? options().subscriptions().stream().map(grant).toList()
                        : List.of();
                Failure failure = state == ConnectionState.WAITING || state == ConnectionState.FAILED ? FAILURE : null;
                status = new ConnectionStatus(state, null, 1, 0, failure, null, outcomes, 0, switchedTo, false);
                listener.changed(status);
            }
            // "topic payload", a leading * for a stored message
            for (String line : arriving) {
                boolean retained = line.startsWith("*");
                int space = line.indexOf(' ');
                listener.received(Arrivals.of(
                        line.substring(retained ? 1 : 0, space),
                        written.apply(line.substring(space + 1)),
                        Qos.AT_MOST_ONCE,
                        retained,
                        MessageProperties.NONE));
            }
        }

        @Override
        public void disconnect() {}

        @Override
        public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
            published.add(request);
            String to = request.properties().responseTopic();
            UnaryOperator<byte[]> replying = reply;
            if (replying != null && to != null) {
                byte[] payload = replying.apply(request.payload());
                listeners.forEach(
                        each -> each.received(Arrivals.of(to, payload, Qos.AT_MOST_ONCE, false, request.properties())));
            }
            return CompletableFuture.completedFuture(answer.apply(request));
        }

        @Override
        public CompletableFuture<List<SubscribeOutcome>> subscribe(List<Subscription> subscriptions) {
            return CompletableFuture.completedFuture(
                    subscriptions.stream().map(grant).toList());
        }

        @Override
        public CompletableFuture<Map<TopicFilter, Failure>> unsubscribe(List<TopicFilter> filters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Subscription> subscriptions() {
            return options().subscriptions();
        }

        @Override
        public OutboxCounts counts() {
            return OutboxCounts.NONE;
        }

        @Override
        public void close() {}
    }
}
