package io.topiary.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.Arrivals;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.OutboxCounts;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection without a network: it is in the state the test puts it in, and receives what the test feeds. It is its own
 * factory, so that a session can be made from it: {@code new FakeConnection().session()}.
 */
public class FakeConnection implements Connection, ConnectionFactory {

    /** Options of a connection to an address that nobody uses. */
    public static final ConnectOptions OPTIONS = ConnectOptions.of(
                    new BrokerAddress(Scheme.MQTT, "fake.invalid", 1883, ""))
            .withLogin(Login.of("fake", null, null));

    private final List<PublishRequest> published = new CopyOnWriteArrayList<>();
    private final List<Subscription> subscribed = new CopyOnWriteArrayList<>();
    private volatile OutboxCounts counts = OutboxCounts.NONE;
    private volatile ConnectionStatus status = ConnectionStatus.initial();
    private volatile Function<PublishRequest, CompletableFuture<PublishOutcome>> answer =
            request -> CompletableFuture.completedFuture(new PublishOutcome.Sent(1_000_000));
    private volatile @Nullable ConnectionListener listener;

    @Override
    public Connection create(ConnectOptions options, ConnectionListener newListener) {
        this.listener = newListener;
        return this;
    }

    /** Limits of a broker that grants everything. */
    public static BrokerLimits limits(ProtocolVersion version) {
        return limits(version, Qos.EXACTLY_ONCE, true);
    }

    /** Limits of a broker that grants everything but a QoS above {@code maximum}, and perhaps no RETAIN. */
    public static BrokerLimits limits(ProtocolVersion version, Qos maximum, boolean retain) {
        return new BrokerLimits(
                version,
                null,
                null,
                false,
                "fake",
                60,
                0,
                65_535,
                268_435_460,
                0,
                maximum,
                retain,
                true,
                true,
                true,
                null,
                null,
                List.of());
    }

    /** A session on this connection with the default limits. */
    public Session session() {
        return session(SessionLimits.forKeepAlive(60));
    }

    /** A session on this connection. */
    public Session session(SessionLimits limits) {
        return session(SessionIdentity.of("fake"), OPTIONS, limits);
    }

    /** A session on this connection that is {@code identity} to its user. */
    public Session session(SessionIdentity identity, ConnectOptions options) {
        return session(identity, options, SessionLimits.forKeepAlive(60));
    }

    private Session session(SessionIdentity identity, ConnectOptions options, SessionLimits limits) {
        return new Session(identity, options, limits, this);
    }

    /** Receives a QoS 0 message that is not retained. */
    public void feed(String topic, String payload) {
        feed(topic, payload.getBytes(UTF_8), Qos.AT_MOST_ONCE, false);
    }

    /** Receives a message without properties. */
    public void feed(String topic, byte[] payload, Qos qos, boolean retained) {
        feed(topic, payload, qos, retained, MessageProperties.NONE);
    }

    /** Receives a message. */
    public void feed(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
        Objects.requireNonNull(listener, "no session yet")
                .received(Arrivals.of(topic, payload, qos, retained, properties));
    }

    /** Waits until everything that was fed is in the model of {@code session}. */
    public static void settle(Session session) {
        await().atMost(Duration.ofMinutes(1)).until(() -> session.books().intakeDepth() == 0);
    }

    /** Goes to {@code state} and tells the session. */
    public void become(ConnectionState state) {
        become(new ConnectionStatus(state, null, 1, 0, null, null, List.of(), 0));
    }

    /** Takes {@code newStatus} on and tells the session. */
    public void become(ConnectionStatus newStatus) {
        status = newStatus;
        Objects.requireNonNull(listener, "no session yet").changed(newStatus);
    }

    /** What is answered to publishing from now on; so far {@link PublishOutcome.Sent} after a millisecond. */
    public void answer(Function<PublishRequest, CompletableFuture<PublishOutcome>> newAnswer) {
        answer = newAnswer;
    }

    /** What was published, oldest first. */
    public List<PublishRequest> published() {
        return List.copyOf(published);
    }

    /** What {@link #counts()} tells from now on. */
    public void count(OutboxCounts newCounts) {
        counts = newCounts;
    }

    /** What was subscribed to in addition and not unsubscribed from. */
    public List<Subscription> subscribed() {
        return List.copyOf(subscribed);
    }

    @Override
    public ConnectionStatus status() {
        return status;
    }

    @Override
    public void connect() {
        become(ConnectionState.SUBSCRIBING);
        become(ConnectionState.CONNECTED);
    }

    @Override
    public void disconnect() {
        become(ConnectionState.DISCONNECTED);
    }

    @Override
    public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        published.add(request);
        return answer.apply(request);
    }

    @Override
    public CompletableFuture<List<SubscribeOutcome>> subscribe(List<Subscription> subscriptions) {
        var _ = unsubscribe(subscriptions.stream().map(Subscription::filter).toList());
        subscriptions.stream().filter(Subscription::enabled).forEach(subscribed::add);
        return CompletableFuture.completedFuture(subscriptions.stream()
                .<SubscribeOutcome>map(subscription -> new SubscribeOutcome.Granted(subscription, subscription.qos()))
                .toList());
    }

    @Override
    public CompletableFuture<Map<TopicFilter, Failure>> unsubscribe(List<TopicFilter> filters) {
        subscribed.removeIf(known -> filters.contains(known.filter()));
        return CompletableFuture.completedFuture(Map.of());
    }

    @Override
    public List<Subscription> subscriptions() {
        return OPTIONS.subscriptions();
    }

    @Override
    public OutboxCounts counts() {
        return counts;
    }

    @Override
    public void close() {
        status = ConnectionStatus.initial();
    }
}
