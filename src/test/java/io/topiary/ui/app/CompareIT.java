package io.topiary.ui.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.compare.Comparison;
import io.topiary.core.compare.ComparisonResult;
import io.topiary.core.compare.Finding;
import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.compare.Likeness;
import io.topiary.core.compare.SidePairs;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.Topic;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.session.LiveSide;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.testing.Mosquitto;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two brokers that hold different stored messages, one of them a bridge behind the other. */
class CompareIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Mosquitto leftBroker = Mosquitto.start();
    private final Mosquitto rightBroker =
            Mosquitto.start("connection bridge", "address 127.0.0.1:" + leftBroker.port(), "topic bridged/# in 0");
    private final Session left = open(leftBroker, "left");
    private final Session right = open(rightBroker, "right");

    private static Session open(Mosquitto broker, String name) {
        Session session = new Session(
                SessionIdentity.of(name),
                ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "127.0.0.1", broker.port(), ""))
                        .withLogin(Login.of("compare-" + name, null, null))
                        .withSubscriptions(List.of(Subscription.of(TopicFilter.ALL, Qos.AT_MOST_ONCE))),
                SessionLimits.forKeepAlive(60),
                new HiveMqConnectionFactory());
        session.connection().connect();
        await().atMost(PATIENCE).until(() -> session.connection().status().state() == ConnectionState.CONNECTED);
        return session;
    }

    @AfterEach
    void close() {
        left.close();
        right.close();
        rightBroker.close();
        leftBroker.close();
    }

    private static void store(Session session, String topic, String payload) {
        publish(session, topic, payload, true);
        await().atMost(PATIENCE).until(() -> knows(session, topic));
    }

    private static void publish(Session session, String topic, String payload, boolean retain) {
        var _ = session.publish(PublishRequest.of(Topic.of(topic), payload.getBytes(UTF_8), Qos.AT_MOST_ONCE, retain));
    }

    private static boolean knows(Session session, String topic) {
        return session.model()
                .read(model -> model.tree().row(topic))
                .filter(row -> row.newest() != null)
                .isPresent();
    }

    private ComparisonResult compare() throws Exception {
        return Job.start(
                        Runnable::run,
                        Text.of("compare.phase.topics"),
                        control -> new Comparison(MessageQuery.parse("-topic:$SYS/#"), Likeness.PAYLOAD)
                                .run(new SidePairs(new LiveSide(left.model()), new LiveSide(right.model())), control))
                .result()
                .get(1, TimeUnit.MINUTES);
    }

    private static List<String> words(ComparisonResult result) {
        return result.findings().stream()
                .map(finding -> finding.kind().glyph() + finding.topic())
                .sorted()
                .toList();
    }

    @Test
    void compare_storedMessagesThatDiffer_tellsWhatIsWhere() throws Exception {
        store(left, "only/left", "1");
        store(right, "only/right", "1");
        store(left, "differs", "{\"v\":1}");
        store(right, "differs", "{\"v\":2}");
        store(left, "same", "1");
        store(right, "same", "1");
        assertThat(words(compare())).containsExactlyInAnyOrder("+only/right", "−only/left", "~differs", "=same");
        store(left, "only/right", "1");
        publish(left, "only/left", "", true);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(words(compare())).containsExactlyInAnyOrder("=only/right", "~differs", "=same"));
    }

    @Test
    void compare_aBridgedTopicThatMoves_tellsItsLag() throws Exception {
        await().atMost(PATIENCE).until(() -> {
            publish(left, "bridged/clock", String.valueOf(System.nanoTime()), false);
            return knows(right, "bridged/clock");
        });
        publish(left, "bridged/clock", "last", false);
        ComparisonResult result = compare();
        assertThat(result.count(Kind.CHANGED)).isZero();
        assertThat(result.findings())
                .filteredOn(finding -> finding.topic().equals("bridged/clock"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Finding.Equal.class,
                        equal -> assertThat(equal.lagMicros())
                                // either may hear of it first: one broker tells both
                                .isNotNull()
                                .isBetween(-PATIENCE.toNanos() / 1_000, PATIENCE.toNanos() / 1_000));
    }
}
