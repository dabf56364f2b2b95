package io.topiary.core.retained;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.Protection;
import io.topiary.core.session.RetainedAccess;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.text.Text;
import io.topiary.core.work.Errands;
import io.topiary.core.work.Job;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Sessions at one broker, and what they do with its stored messages. */
final class RetainedScene implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<Session> sessions = new ArrayList<>();
    private final Executor errands = new Errands("test-retained");
    private final Path folder;

    RetainedScene(Path folder) {
        this.folder = folder;
    }

    Session connect(int port, ProtocolChoice protocol) {
        return connect(port, protocol, "watcher", Protection.NONE);
    }

    Session connect(int port, ProtocolChoice protocol, String user, Protection protection) {
        Session session = new Session(
                new SessionIdentity("plant 1", null, Colour.NONE, protection),
                ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "127.0.0.1", port, ""))
                        .withProtocol(protocol)
                        .withLogin(Login.of(user + sessions.size(), user, null)),
                SessionLimits.forKeepAlive(60),
                new HiveMqConnectionFactory());
        sessions.add(session);
        session.connection().connect();
        await().atMost(PATIENCE).until(() -> session.connection().status().state() == ConnectionState.CONNECTED);
        return session;
    }

    static void store(Session session, String topic, String payload) {
        store(session, topic, payload.getBytes(UTF_8), Qos.AT_LEAST_ONCE, MessageProperties.NONE);
    }

    static void store(Session session, String topic, byte[] payload, Qos qos, MessageProperties properties) {
        assertThat(session.publish(new PublishRequest(Topic.of(topic), payload, qos, true, properties))
                        .join())
                .isInstanceOfAny(PublishOutcome.Acknowledged.class, PublishOutcome.Sent.class);
    }

    /** Stores {@code count} messages as {@code beginning/i/j}, i from 0 to 99. */
    static void storeMany(Session session, String beginning, int count) {
        Semaphore room = new Semaphore(500);
        List<CompletableFuture<PublishOutcome>> answers = IntStream.range(0, count)
                .mapToObj(i -> {
                    room.acquireUninterruptibly();
                    return session.publish(PublishRequest.of(
                                    Topic.of(beginning + "/" + i % 100 + "/" + i),
                                    ("value " + i).getBytes(UTF_8),
                                    Qos.AT_LEAST_ONCE,
                                    true))
                            .whenComplete((answer, failure) -> room.release());
                })
                .toList();
        answers.forEach(answer -> assertThat(answer.join()).isInstanceOf(PublishOutcome.Acknowledged.class));
    }

    BackupStore backups() {
        return new BackupStore(folder, Clock.systemUTC());
    }

    RetainedInventory learn(Session session, String path, boolean recursive, String filter) {
        RetainedScan scan = new RetainedScan(new RetainedAccess(session));
        MessageQuery query = query(filter);
        return join(start(control -> scan.learn(new RetainedScope(path, recursive), query, control)));
    }

    RetainedClearing clearing(Session session, RetainedInventory inventory, String filter) {
        return new RetainedClearing(
                new RetainedAccess(session), inventory, query(filter), backups(), RetainedClearing.PER_SECOND);
    }

    <T> Job<T> start(Job.Work<T> work) {
        return Job.start(errands, Text.of("retained.phase.connecting"), work);
    }

    static <T> T join(Job<T> job) {
        await().atMost(PATIENCE).until(() -> job.result().isDone());
        return job.result().join();
    }

    static MessageQuery query(String filter) {
        try {
            return MessageQuery.parse(filter);
        } catch (io.topiary.core.filter.QueryException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }

    static List<String> names(RetainedInventory inventory) {
        return inventory.topics().stream().map(RetainedTopic::topic).toList();
    }

    RetainedResult clear(Session session, RetainedInventory inventory) {
        try (RetainedClearing clearing = clearing(session, inventory, "")) {
            return join(start(clearing::run));
        }
    }

    static void awaitUp(Session session) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> session.connection().status().state().isUp());
    }

    static void awaitClearing(Job<?> job, int done) {
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(60))
                .until(() -> job.progress().phase().key().equals("retained.phase.clearing")
                        && job.progress().done() > done);
    }

    @Override
    public void close() {
        sessions.forEach(Session::close);
    }
}
