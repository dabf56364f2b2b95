package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.intake.IntakeLimits;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.RetryPolicy;
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
}
