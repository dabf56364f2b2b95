package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.intake.IntakeLimits;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.Topic;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.mqtt.Will;
import io.topiary.core.profile.ProfileLabel;
import io.topiary.core.profile.Protection;
import io.topiary.core.text.Text;
import io.topiary.testing.FakeConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session =
            connection.session(new SessionLimits(new IntakeLimits(1_000, 1 << 20, 5), 50, 100, 1 << 20));

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void books_underConcurrentLoad_alwaysBalance() throws InterruptedException {
        List<Thread> networks = IntStream.range(0, 2)
                .mapToObj(n -> Thread.ofPlatform().daemon().start(() -> flood(n)))
                .toList();
        List<Books> unbalanced = new ArrayList<>();
        while (networks.stream().anyMatch(Thread::isAlive)) {
            Books books = session.books();
            if (!books.balanced()) {
                unbalanced.add(books);
            }
        }
        FakeConnection.settle(session);
        assertThat(unbalanced).isEmpty();
        assertThat(List.of(session.books().received(), session.books().balanced()))
                .isEqualTo(List.of(40_000L, true));
    }

    private void flood(int n) {
        for (int i = 0; i < 20_000; i++) {
            connection.feed("flood/" + n + "/" + i % 40, "x".repeat(i % 200));
        }
    }

    @Test
    void received_moreTopicsThanAllowed_areLeftOutAndLogged() {
        IntStream.range(0, 60).forEach(i -> connection.feed("t/" + i, "x"));
        FakeConnection.settle(session);
        Books books = session.books();
        assertThat(List.of(books.inTree(), books.leftOut(), (long) books.topics(), (long) books.inMemory()))
                .isEqualTo(List.of(50L, 10L, 50L, 60L));
    }

    @Test
    void received_topicThatBreaksTheTree_isCountedAndTheRestGoesOn() {
        connection.feed("a", "before");
        // longer than MQTT allows: a level cannot be numbered
        connection.feed("x".repeat(70_000) + "/y", "poison");
        connection.feed("b", "after");
        FakeConnection.settle(session);
        assertThat(List.of(
                        session.books().balanced(),
                        session.model().read(m -> m.tree().rowOf("b") >= 0)))
                .isEqualTo(List.of(true, true));
    }

    @Test
    void publish_accepted_isLoggedAsOutgoing() {
        session.publish(PublishRequest.of(Topic.of("out"), "x".getBytes(UTF_8), Qos.AT_LEAST_ONCE, true))
                .join();
        Message logged = session.model().read(m -> m.log().get(0));
        assertThat(List.of(logged.direction(), logged.topic(), logged.retained()))
                .isEqualTo(List.of(Direction.OUT, "out", true));
    }

    @Test
    void publish_refusedAtOnce_isNotLogged() {
        Text text = Text.of("topic.invalid.empty");
        Failure failure = new Failure.Local(new Failure.Explanation(text, text, text, RetryPolicy.STOP), "");
        connection.answer(request -> CompletableFuture.completedFuture(new PublishOutcome.Refused(failure)));
        session.publish(PublishRequest.of(Topic.of("out"), new byte[0], Qos.AT_MOST_ONCE, false))
                .join();
        assertThat(session.books().inMemory()).isZero();
    }

    @Test
    void onDirty_afterRemoval_hearsNothing() {
        AtomicInteger heard = new AtomicInteger();
        Runnable remove = session.onDirty(changed -> heard.incrementAndGet());
        connection.feed("a", "1");
        await().until(() -> heard.get() == 1);
        remove.run();
        connection.feed("a", "2");
        FakeConnection.settle(session);
        assertThat(heard).hasValue(1);
    }

    @Test
    void onDirty_listenerThatThrows_doesNotStopThePump() {
        session.onDirty(changed -> {
            throw new IllegalStateException("on purpose");
        });
        connection.feed("a", "1");
        connection.feed("b", "2");
        await().until(() -> session.books().inTree() == 2);
        assertThat(session.books().balanced()).isTrue();
    }

    @Test
    void onStatus_connecting_hearsTheStatesInOrder() {
        List<ConnectionState> states = new CopyOnWriteArrayList<>();
        session.onStatus(status -> states.add(status.state()));
        session.connection().connect();
        session.connection().disconnect();
        session.connection().connect();
        assertThat(List.of(states.size(), session.reconnects())).isEqualTo(List.of(5, 1L));
    }

    @Test
    void tryRead_lockHeldByAnother_givesUp() throws InterruptedException {
        CompletableFuture<Void> held = new CompletableFuture<>();
        CompletableFuture<Void> release = new CompletableFuture<>();
        Thread holder = Thread.ofPlatform()
                .daemon()
                .start(() -> session.model().use(m -> {
                    held.complete(null);
                    release.join();
                }));
        held.join();
        boolean gaveUp = session.model().tryRead(1, m -> m).isEmpty();
        release.complete(null);
        holder.join();
        assertThat(List.of(gaveUp, session.model().tryRead(1, m -> m).isPresent()))
                .isEqualTo(List.of(true, true));
    }

    @Test
    void received_excludedTopics_areCountedAndShownNowhere() {
        session.exclude(List.of(TopicFilter.of("noise/#"), TopicFilter.of("+/debug")));
        List.of("noise/1", "noise/2", "a/debug", "a/b", "noise/1").forEach(topic -> connection.feed(topic, "x"));
        FakeConnection.settle(session);
        Books books = session.books();
        assertThat(List.of(books.received(), books.inTree(), books.leftOut(), books.excluded(), books.lost()))
                .isEqualTo(List.of(5L, 1L, 4L, 4L, 0L));
        assertThat(List.of(books.balanced(), books.topics(), books.inMemory())).isEqualTo(List.of(true, 1, 1));
    }

    @Test
    void exclude_nothingAnyMore_letsMessagesThrough() {
        session.exclude(List.of(TopicFilter.of("a")));
        connection.feed("a", "1");
        FakeConnection.settle(session);
        session.exclude(List.of());
        connection.feed("a", "2");
        FakeConnection.settle(session);
        assertThat(List.of(session.books().inTree(), session.books().excluded()))
                .isEqualTo(List.of(1L, 1L));
    }

    @Test
    void excludes_ofTheOptions_holdFromTheStart() {
        FakeConnection other = new FakeConnection();
        try (Session excluding = other.session(
                SessionIdentity.of("fake"), FakeConnection.OPTIONS.withExcludes(List.of(TopicFilter.of("#"))))) {
            other.feed("a", "1");
            other.feed("$SYS/broker/uptime", "1");
            FakeConnection.settle(excluding);
            assertThat(List.of(excluding.books().excluded(), excluding.books().inTree()))
                    .isEqualTo(List.of(1L, 1L));
        }
    }

    @Test
    void publish_readOnly_isRefusedInWords_alsoPastTheSession() {
        FakeConnection other = new FakeConnection();
        SessionIdentity locked =
                new SessionIdentity("locked", null, ProfileLabel.Colour.NONE, new Protection(false, true));
        ConnectOptions withWill = FakeConnection.OPTIONS.withWill(
                Will.of(PublishRequest.of(Topic.of("gone"), new byte[0], Qos.AT_MOST_ONCE, false), 0));
        try (Session readOnly = other.session(locked, withWill)) {
            PublishRequest request = PublishRequest.of(Topic.of("a"), new byte[0], Qos.AT_MOST_ONCE, false);
            List<PublishOutcome> outcomes = List.of(
                    readOnly.publish(request).join(),
                    readOnly.connection().publish(request).join());
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    PublishOutcome.Refused.class,
                                    refused -> assertThat(
                                                    refused.failure().what().key())
                                            .isEqualTo("session.readOnly.what")));
            assertThat(other.published()).isEmpty();
            assertThat(readOnly.options().will()).isNull();
            assertThat(readOnly.books().inMemory()).isZero();
        }
    }

    @Test
    void gaps_linkLostAndBack_areTold() {
        session.connection().connect();
        connection.feed("a", "1");
        FakeConnection.settle(session);
        connection.become(ConnectionState.WAITING);
        assertThat(session.gaps()).singleElement().matches(Gap::lasts);
        connection.connect();
        connection.feed("a", "2");
        FakeConnection.settle(session);
        Gap gap = session.gaps().getFirst();
        assertThat(session.gaps()).hasSize(1);
        assertThat(gap.lasts()).isFalse();
        long position = session.model().read(model -> model.gaps().getFirst().position());
        assertThat(position).isEqualTo(1);
        List<Long> times = session.model()
                .read(model -> List.of(
                        model.log().get(0).timeMicros(),
                        gap.fromMicros(),
                        gap.toMicros(),
                        model.log().get(1).timeMicros()));
        assertThat(times).isSorted();
    }

    @Test
    void reconnect_withOtherOptions_keepsTheTree() {
        session.connection().connect();
        connection.feed("a", "1");
        FakeConnection.settle(session);
        List<ConnectOptions> told = new CopyOnWriteArrayList<>();
        session.onOptions(told::add);
        ConnectOptions other = FakeConnection.OPTIONS.withLogin(Login.of("other", null, null));
        session.reconnect(other);
        assertThat(told).containsExactly(other);
        assertThat(List.of(
                        session.options().login().clientId(),
                        session.connection().status().state(),
                        session.books().topics(),
                        session.gaps().size()))
                .isEqualTo(List.of("other", ConnectionState.CONNECTED, 1, 1));
    }

    @Test
    void subscribe_changesWhatIsAskedForLater() {
        Subscription first = Subscription.of(TopicFilter.of("a/#"), Qos.AT_MOST_ONCE);
        Subscription second = Subscription.of(TopicFilter.of("b"), Qos.AT_LEAST_ONCE);
        session.subscribe(first).join();
        session.subscribe(second).join();
        session.subscribe(first.withEnabled(false)).join();
        assertThat(session.options().subscriptions()).containsExactly(first.withEnabled(false), second);
        assertThat(connection.subscribed()).containsExactly(second);
        session.unsubscribe(second.filter()).join();
        assertThat(session.options().subscriptions()).containsExactly(first.withEnabled(false));
        assertThat(connection.subscribed()).isEmpty();
    }
}
