package io.topiary.core.retained;

import static io.topiary.core.retained.RetainedScene.store;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.Topic;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.session.Books;
import io.topiary.core.session.Repeated;
import io.topiary.core.session.Session;
import io.topiary.core.vitals.Delivery;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import io.topiary.testing.Mosquitto;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the RETAIN flag of a delivery says, and what overlapping subscriptions bring. */
class RetainedFlagIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Mosquitto broker = Mosquitto.start();
    private RetainedScene scene;

    @BeforeEach
    void open() {
        scene = new RetainedScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
        broker.close();
    }

    private static void subscribe(Session session, String filter, boolean asPublished, RetainHandling handling) {
        session.subscribe(
                        new Subscription(TopicFilter.of(filter), Qos.AT_LEAST_ONCE, false, asPublished, handling, true))
                .join();
    }

    /** What came, as topic, payload and flag. */
    private static List<String> came(Session session, int atLeast) {
        await().atMost(PATIENCE).until(() -> session.books().received() >= atLeast);
        FakeConnection.settle(session);
        return session.model()
                .read(model -> model.log().range(0, Long.MAX_VALUE).stream()
                        .map(RetainedFlagIT::words)
                        .toList());
    }

    private static Delivery delivery(Session session) {
        return session.model()
                .read(model -> model.tree().row("a/x").orElseThrow().delivery());
    }

    private static String words(Message message) {
        return message.topic() + " " + new String(message.payload(), StandardCharsets.UTF_8) + " "
                + (message.retained() ? "retained" : "live");
    }

    @Test
    void subscriptions_keepTheFlagAsPublished_byDefault() {
        assertThat(Subscription.of(TopicFilter.ALL, Qos.AT_MOST_ONCE).retainAsPublished())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "MQTT 5 by default, V5, true, retained",
        "MQTT 5 without retain-as-published, V5, false, live",
        "MQTT 3.1.1, V3_1_1, true, live"
    })
    void wildcard_storedIsMarked_liveAsTheSubscriptionSays(
            String name, ProtocolChoice protocol, boolean asPublished, String live) {
        Session publisher = scene.connect(broker.port(), ProtocolChoice.V5);
        store(publisher, "a/x", "1");
        Session session = scene.connect(broker.port(), protocol);
        long begin = System.nanoTime();
        subscribe(session, "a/#", asPublished, RetainHandling.SEND);
        assertThat(came(session, 1)).containsExactly("a/x 1 retained");
        assertThat(delivery(session)).isEqualTo(Delivery.STORED);
        store(publisher, "a/x", "2");
        assertThat(came(session, 2)).endsWith("a/x 2 " + live);
        assertThat(delivery(session)).isEqualTo(Delivery.LIVE);
        publisher
                .publish(PublishRequest.of(Topic.of("a/x"), new byte[] {'3'}, Qos.AT_LEAST_ONCE, false))
                .join();
        List<String> all = came(session, 3);
        FaultBook.note(
                "O12",
                name + ": stored before, then published live with RETAIN and without",
                String.join(", ", all),
                Duration.ofNanos(System.nanoTime() - begin));
        assertThat(all).containsExactly("a/x 1 retained", "a/x 2 " + live, "a/x 3 live");
    }

    @Test
    void retainHandling_decidesWhetherStoredMessagesCome() {
        Session publisher = scene.connect(broker.port(), ProtocolChoice.V5);
        store(publisher, "h/x", "stored");
        Session session = scene.connect(broker.port(), ProtocolChoice.V5);
        subscribe(session, "h/#", true, RetainHandling.DO_NOT_SEND);
        store(publisher, "end/1", "1");
        subscribe(session, "end/1", true, RetainHandling.SEND);
        assertThat(came(session, 1)).containsExactly("end/1 1 retained");
        subscribe(session, "h/#", true, RetainHandling.SEND_IF_NEW);
        store(publisher, "end/1", "2");
        assertThat(came(session, 2)).containsExactly("end/1 1 retained", "end/1 2 retained");
        session.unsubscribe(TopicFilter.of("h/#")).join();
        subscribe(session, "h/#", true, RetainHandling.SEND_IF_NEW);
        assertThat(came(session, 3)).endsWith("h/x stored retained");
        FaultBook.note(
                "O12",
                "retain handling 2, then 1 on a subscription that exists, then 1 on a new one",
                "stored messages come with the last one only, marked as retained",
                Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({"V5, 3", "V3_1_1, 0"})
    void overlappingSubscriptions_copiesAreCounted_andTold(ProtocolChoice protocol, int copies) {
        Session publisher = scene.connect(broker.port(), ProtocolChoice.V5);
        Session session = scene.connect(broker.port(), protocol);
        subscribe(session, "#", true, RetainHandling.SEND);
        subscribe(session, "a/#", true, RetainHandling.SEND);
        long begin = System.nanoTime();
        for (String payload : List.of("1", "2", "2")) {
            publisher
                    .publish(PublishRequest.of(
                            Topic.of("a/x"), payload.getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE, false))
                    .join();
        }
        assertThat(came(session, 3 + copies)).hasSize(3 + copies);
        Books books = session.books();
        String told = session.repeated()
                .map(repeated -> repeated.copies() + " of " + books.received() + " are told to be copies, because "
                        + repeated.first() + " and " + repeated.second() + " overlap")
                .orElse("nothing to tell: " + books.received() + " messages, each once");
        FaultBook.note(
                "O11",
                protocol.label() + ": mosquitto delivers for # and a/#, three messages",
                told,
                Duration.ofNanos(System.nanoTime() - begin));
        assertThat(session.repeated().map(Repeated::copies).orElse(0L)).isEqualTo(copies);
        assertThat(books.balanced()).isTrue();
    }
}
