package io.topiary.core.session;

import io.topiary.core.history.RecordingLine;
import io.topiary.core.intake.Intake;
import io.topiary.core.intake.Pump;
import io.topiary.core.log.MessageLog;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.Arrivals;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.rules.RuleBook;
import io.topiary.core.tree.TopicTree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One open connection and all that belongs to it: the connection, the intake, the pump, the tree and the log.
 *
 * <p>It goes on whether or not anybody looks. Methods return at once and may be called from any thread; listeners are
 * called on the session's threads and must return quickly.
 */
public final class Session implements AutoCloseable {

    private final SessionIdentity identity;
    private final ConnectionFactory connections;
    private final Intake intake;
    private final Pump pump;
    private final Model model;
    private final RuleBook rules = new RuleBook();
    private final MessageStamp stamp = new MessageStamp();
    private final Tape tape;
    private final LinkTrace link;
    private final Listeners<Session> dirtyListeners = new Listeners<>();
    private final Listeners<ConnectionStatus> statusListeners = new Listeners<>();
    private final Listeners<ConnectOptions> optionsListeners = new Listeners<>();
    private final Repeats repeats = new Repeats();
    private final AtomicLong connects = new AtomicLong();
    private volatile Line line;

    private record Line(ConnectOptions options, Connection connection, Receiver receiver) {}

    /**
     * A session that is not connected yet.
     *
     * @param identity what it is to its user
     * @param options what to connect to and how
     * @param limits how much to keep in memory
     * @param connections makes the connection
     */
    public Session(
            SessionIdentity identity, ConnectOptions options, SessionLimits limits, ConnectionFactory connections) {
        this.identity = identity;
        this.connections = connections;
        this.intake = new Intake(limits.intake());
        this.tape = new Tape(intake, stamp);
        MessageLog log = new MessageLog(limits.logMessages(), limits.logBytes());
        this.model = new Model(new TopicTree(limits.topics()), log, rules, tape);
        this.link = new LinkTrace(model, stamp, tape);
        this.pump = new Pump(identity.name(), intake, (batch, count) -> {
            model.apply(batch, count, intake);
            dirtyListeners.tell(this);
        });
        this.line = line(options);
        pump.start(tape::end);
    }

    private Line line(ConnectOptions wanted) {
        model.exclude(wanted.excludes());
        repeats.follow(wanted.subscriptions());
        Receiver receiver = new Receiver();
        if (!identity.protection().readOnly()) {
            return new Line(wanted, connections.create(wanted, receiver), receiver);
        }
        // a will is a publish too
        ConnectOptions silent = wanted.withWill(null);
        return new Line(silent, new ReadOnlyConnection(connections.create(silent, receiver)), receiver);
    }

    /** What it is to its user. */
    public SessionIdentity identity() {
        return identity;
    }

    /** What the user calls it. */
    public String name() {
        return identity.name();
    }

    /** What it connects to and how, with the subscriptions and excludes as they are now. */
    public ConnectOptions options() {
        return line.options();
    }

    /** The tree and the log. */
    public Model model() {
        return model;
    }

    /** What rules do to its messages; empty until somebody puts rules into it. */
    public RuleBook rules() {
        return rules;
    }

    /**
     * The connection, for its status and for connecting; publish and subscribe through the session instead. It is another
     * one after {@link #reconnect}.
     */
    public Connection connection() {
        return line.connection();
    }

    /**
     * A second, short connection to the same broker that brings nothing into the model; not started, and the caller's to
     * close. A read-only session's does not publish either.
     */
    public Connection companion(ConnectionListener listener) {
        BrokerLimits limits = connection().status().limits();
        ProtocolVersion spoken = limits == null ? options().protocol().first() : limits.version();
        Connection second = connections.create(options().companion(spoken), listener);
        return identity.protection().readOnly() ? new ReadOnlyConnection(second) : second;
    }

    /** When there was no link, oldest first; the newest thousand times. */
    public List<Gap> gaps() {
        return model.read(Model::gaps).stream().map(GapMark::gap).toList();
    }

    /** What came more than once because subscriptions overlap; empty if nothing did. */
    public Optional<Repeated> repeated() {
        return repeats.told();
    }

    /** Every message accounted for, as of one moment. */
    public Books books() {
        return model.books(intake);
    }

    /** What it is recorded to; empty while it is not recorded. */
    public Optional<RecordingLine> recording() {
        return tape.line();
    }

    /** Tells what was received because this session had published it. */
    public OwnMessages own() {
        return stamp.own();
    }

    /** Switches the recording on and off. */
    public Tape tape() {
        return tape;
    }

    /** How often the link came back after it had been up. */
    public long reconnects() {
        return Math.max(0, connects.get() - 1);
    }

    /** Ends the link, if there is one, and connects with {@code options}. Tree and log stay. */
    public void reconnect(ConnectOptions options) {
        synchronized (this) {
            line.connection().close();
            link.down();
            line = line(options);
        }
        optionsListeners.tell(options());
        connection().connect();
    }

    /**
     * Subscribes, or unsubscribes if {@code subscription} is switched off, in place of what was asked for that filter
     * before; now and for each reconnect.
     *
     * @return completes with the broker's answer, empty for a subscription that is switched off; never exceptionally
     */
    public CompletableFuture<List<SubscribeOutcome>> subscribe(Subscription subscription) {
        change(options -> options.withSubscription(subscription));
        model.subscribed();
        return connection().subscribe(List.of(subscription));
    }

    /**
     * Takes the subscription to {@code filter} out.
     *
     * @return as {@link Connection#unsubscribe}
     */
    public CompletableFuture<Map<TopicFilter, Failure>> unsubscribe(TopicFilter filter) {
        change(options -> options.withSubscriptions(options.subscriptions().stream()
                .filter(known -> !known.filter().equals(filter))
                .toList()));
        return connection().unsubscribe(List.of(filter));
    }

    /** Leaves out what {@code filters} match from now on; what is in the tree already stays. */
    public void exclude(List<TopicFilter> filters) {
        model.exclude(filters);
        change(options -> options.withExcludes(filters));
    }

    private void change(UnaryOperator<ConnectOptions> change) {
        synchronized (this) {
            line = new Line(change.apply(line.options()), line.connection(), line.receiver());
        }
        repeats.follow(options().subscriptions());
        optionsListeners.tell(options());
    }

    /**
     * Publishes, and logs what was handed over. Refused in words while not connected, and always by a read-only session.
     *
     * @return completes with the outcome, never exceptionally, on any thread
     */
    public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        stamp.own().publishing(request);
        CompletableFuture<PublishOutcome> outcome = connection().publish(request);
        if (!(outcome.getNow(null) instanceof PublishOutcome.Refused)) {
            model.addPublished(stamp.published(request));
            dirtyListeners.tell(this);
        }
        return outcome;
    }

    /**
     * Calls {@code listener} after each batch that changed the model, on the pump's thread.
     *
     * @return removes the listener
     */
    public Runnable onDirty(Consumer<Session> listener) {
        return dirtyListeners.add(listener);
    }

    /**
     * Calls {@code listener} after each change of the connection's status, on the connection's thread, in order.
     *
     * @return removes the listener
     */
    public Runnable onStatus(Consumer<ConnectionStatus> listener) {
        return statusListeners.add(listener);
    }

    /**
     * Calls {@code listener} after each change of {@link #options()}, on the thread that made it.
     *
     * @return removes the listener
     */
    public Runnable onOptions(Consumer<ConnectOptions> listener) {
        return optionsListeners.add(listener);
    }

    /** Tells whoever looks that the model is another one. Any thread. */
    void modelChanged() {
        dirtyListeners.tell(this);
    }

    /** Disconnects and ends the session's threads; returns at once. What was received stays readable. */
    @Override
    public void close() {
        connection().close();
        pump.close();
    }

    private final class Receiver implements ConnectionListener {

        @Override
        public void changed(ConnectionStatus status) {
            if (!line.receiver().equals(this)) { // of a connection that was replaced
                return;
            }
            if (status.state() == ConnectionState.SUBSCRIBING) {
                connects.incrementAndGet();
            }
            if (link.follow(status)) {
                dirtyListeners.tell(Session.this);
            }
            statusListeners.tell(status);
        }

        @Override
        public void received(Arrivals arrivals) {
            repeats.see(arrivals);
            intake.offer(stamp.received(arrivals));
        }
    }
}
