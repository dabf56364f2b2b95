package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
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
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import io.topiary.testing.Mosquitto;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session over a real broker that goes away and comes back. */
class SessionIT {

    private final Mosquitto broker = Mosquitto.start();
    private final List<Session> sessions = new ArrayList<>();

    @AfterEach
    void close() {
        sessions.forEach(Session::close);
        broker.close();
    }

    private Session connect(String clientId, SessionOptions options, String... filters) {
        Session session = new Session(
                SessionIdentity.of(clientId),
                ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "127.0.0.1", broker.port(), ""))
                        .withLogin(Login.of(clientId, null, null))
                        .withSession(options)
                        .withSubscriptions(List.of(filters).stream()
                                .map(filter -> Subscription.of(TopicFilter.of(filter), Qos.AT_LEAST_ONCE))
                                .toList()),
                SessionLimits.forKeepAlive(60),
                new HiveMqConnectionFactory());
        sessions.add(session);
        session.connection().connect();
        awaitUp(session);
        return session;
    }

    private static void awaitUp(Session session) {
        await().until(() -> session.connection().status().state() == ConnectionState.CONNECTED);
    }

    private static void publish(Session publisher, String topic) {
        assertThat(publisher
                        .publish(PublishRequest.of(Topic.of(topic), "x".getBytes(UTF_8), Qos.AT_LEAST_ONCE, false))
                        .join())
                .isInstanceOf(PublishOutcome.Acknowledged.class);
    }

    private static List<String> topics(Session session) {
        return session.model()
                .read(model -> model.log().range(0, Long.MAX_VALUE).stream()
                        .map(Message::topic)
                        .toList());
    }

    @Test
    void brokerGoesAndComesBack_gapIsNoted_andEverySubscriptionIsMadeAgain() {
        Session publisher = connect("publisher", SessionOptions.DEFAULT);
        Session session = connect("watcher", SessionOptions.DEFAULT, "a/#");
        session.exclude(List.of(TopicFilter.of("+/noise")));
        List<SubscribeOutcome> added = session.subscribe(Subscription.of(TopicFilter.of("b/#"), Qos.AT_MOST_ONCE))
                .join();
        assertThat(added).hasOnlyElementsOfType(SubscribeOutcome.Granted.class);
        List.of("a/1", "a/noise", "b/1", "c/1").forEach(topic -> publish(publisher, topic));
        await().until(() -> session.books().received() == 3);

        long begin = System.nanoTime();
        broker.kill();
        await().until(() -> session.gaps().size() == 1);
        FaultBook.note(
                "N12",
                "a broker is killed under a session that has messages",
                "the log ends in “offline since … · messages may be missing”, the tree stays and is grey",
                Duration.ofNanos(System.nanoTime() - begin));
        broker.restart();
        publisher.connection().connect();
        session.connection().connect();
        awaitUp(publisher);
        awaitUp(session);
        List.of("a/2", "b/noise", "b/2").forEach(topic -> publish(publisher, topic));
        await().until(() -> session.books().received() == 6);
        FakeConnection.settle(session);

        assertThat(topics(session)).containsExactly("a/1", "b/1", "a/2", "b/2");
        Books books = session.books();
        assertThat(List.of(books.excluded(), books.lost(), books.inTree())).isEqualTo(List.of(2L, 0L, 4L));
        assertThat(books.balanced()).isTrue();
        Gap gap = session.gaps().getFirst();
        assertThat(session.gaps()).hasSize(1);
        assertThat(List.of(gap.lasts(), gap.sessionKept())).containsOnly(false);
        long position = session.model().read(model -> model.gaps().getFirst().position());
        assertThat(position).isEqualTo(2);
    }

    @Test
    void sessionKeptByTheBroker_losesNothing_andTheGapSaysSo() {
        Session publisher = connect("publisher", SessionOptions.DEFAULT);
        SessionOptions kept = SessionOptions.DEFAULT.with(false, 60).withExpiry(600);
        Session session = connect("watcher", kept, "a/#");
        publish(publisher, "a/1");
        await().until(() -> session.books().received() == 1);
        session.connection().disconnect();
        await().until(() -> session.connection().status().state() == ConnectionState.DISCONNECTED);
        publish(publisher, "a/2");
        session.connection().connect();
        await().until(() -> session.books().received() == 2);
        FakeConnection.settle(session);
        assertThat(topics(session)).containsExactly("a/1", "a/2");
        assertThat(session.gaps()).singleElement().matches(Gap::sessionKept);
        long position = session.model().read(model -> model.gaps().getFirst().position());
        assertThat(position).isEqualTo(1);
    }

    @Test
    void subscriptionSwitchedOff_bringsNothing_untilItIsOnAgain() {
        Session publisher = connect("publisher", SessionOptions.DEFAULT);
        Session session = connect("watcher", SessionOptions.DEFAULT, "a/#", "b/#");
        Subscription first = session.options().subscriptions().getFirst();
        session.subscribe(first.withEnabled(false)).join();
        publish(publisher, "a/1");
        publish(publisher, "b/1");
        await().until(() -> session.books().received() == 1);
        session.subscribe(first).join();
        publish(publisher, "a/2");
        await().until(() -> session.books().received() == 2);
        FakeConnection.settle(session);
        assertThat(topics(session)).containsExactly("b/1", "a/2");
    }

    @Test
    void reconnect_underAnotherId_keepsWhatWasReceived() {
        Session publisher = connect("publisher", SessionOptions.DEFAULT);
        Session session = connect("watcher", SessionOptions.DEFAULT, "a/#");
        publish(publisher, "a/1");
        await().until(() -> session.books().received() == 1);
        session.reconnect(session.options().withLogin(Login.of("other", null, null)));
        await().until(() -> session.connection().status().state() == ConnectionState.CONNECTED);
        publish(publisher, "a/2");
        await().until(() -> session.books().received() == 2);
        FakeConnection.settle(session);
        assertThat(topics(session)).containsExactly("a/1", "a/2");
        assertThat(broker.log()).contains("as other");
        assertThat(session.gaps()).hasSize(1);
    }
}
