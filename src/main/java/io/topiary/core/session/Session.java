package io.topiary.core.session;

import io.topiary.core.intake.Intake;
import io.topiary.core.intake.Pump;
import io.topiary.core.log.MessageLog;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.tree.TopicTree;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One open connection and all that belongs to it: the connection, the intake, the pump, the tree and the log.
 *
 * <p>It goes on whether or not anybody looks. Methods return at once and may be called from any thread; listeners are
 * called on the session's threads and must return quickly.
 */
public final class Session implements AutoCloseable {

    private final String name;
    private final ConnectOptions options;
    private final Intake intake;
    private final Pump pump;
    private final Model model;
    private final Connection connection;
    private final MessageStamp stamp = new MessageStamp();
    private final Listeners<Session> dirtyListeners = new Listeners<>();
    private final Listeners<ConnectionStatus> statusListeners = new Listeners<>();
    private final AtomicLong connects = new AtomicLong();

    /**
     * A session that is not connected yet.
     *
     * @param name what the user calls it: the profile's name, or host and port
     * @param options what to connect to and how
     * @param limits how much to keep in memory
     * @param connections makes the connection
     */
    public Session(String name, ConnectOptions options, SessionLimits limits, ConnectionFactory connections) {
        this.name = name;
        this.options = options;
        this.intake = new Intake(limits.intake());
        this.model = new Model(new TopicTree(limits.topics()), new MessageLog(limits.logMessages(), limits.logBytes()));
        this.pump = new Pump(name, intake, (batch, count) -> {
            model.apply(batch, count, intake);
            dirtyListeners.tell(this);
        });
        this.connection = connections.create(options, new Receiver());
        pump.start();
    }

    /** What the user calls it. */
    public String name() {
        return name;
    }

    /** What it connects to and how. */
    public ConnectOptions options() {
        return options;
    }

    /** The tree and the log. */
    public Model model() {
        return model;
    }

    /** The connection, for its status and for subscribing; publish through {@link #publish} instead. */
    public Connection connection() {
        return connection;
    }

    /** Every message accounted for, as of one moment. */
    public Books books() {
        return model.books(intake);
    }

    /** How often the link came back after it had been up. */
    public long reconnects() {
        return Math.max(0, connects.get() - 1);
    }

    /**
     * Publishes, and logs what was handed over.
     *
     * @return completes with the outcome, never exceptionally, on any thread
     */
    public CompletableFuture<PublishOutcome> publish(PublishRequest request) {
        CompletableFuture<PublishOutcome> outcome = connection.publish(request);
        boolean refusedAtOnce = outcome.getNow(null) instanceof PublishOutcome.Refused;
        if (!refusedAtOnce) {
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

    /** Disconnects and ends the session's threads; returns at once. What was received stays readable. */
    @Override
    public void close() {
        connection.close();
        pump.close();
    }

    private final class Receiver implements ConnectionListener {

        @Override
        public void changed(ConnectionStatus status) {
            if (status.state() == ConnectionState.SUBSCRIBING) {
                connects.incrementAndGet();
            }
            statusListeners.tell(status);
        }

        @Override
        public void received(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
            intake.offer(stamp.received(topic, payload, qos, retained, properties));
        }
    }
}
