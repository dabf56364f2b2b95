package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.FakeConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RehearsalTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session(SessionLimits.forKeepAlive(60));
    private final List<Runnable> tasks = new ArrayList<>();

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void before_firstSession_playsInTheBackground() {
        new Rehearsal(tasks::add).before(session);

        assertThat(tasks).hasSize(1);
    }

    @Test
    void before_furtherSession_playsNoMore() {
        Rehearsal rehearsal = new Rehearsal(tasks::add);
        rehearsal.before(session);

        rehearsal.before(session);

        assertThat(tasks).hasSize(1);
    }

    @Test
    void before_leavesTheSessionAlone() {
        new Rehearsal(Runnable::run).before(session);

        Books books = session.books();
        assertThat(books.received()).isZero();
        assertThat(books.topics()).isZero();
    }

    @Test
    void before_leavesNoThread() {
        new Rehearsal(Runnable::run).before(session);

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().endsWith("-rehearsal")));
    }

    @Test
    void play_whenEnoughFromTheBeginning_playsNothing() {
        assertThat(Rehearsal.play(() -> true)).isZero();
    }

    @Test
    void play_whenEnoughLater_ends() {
        AtomicInteger asked = new AtomicInteger();

        assertThat(Rehearsal.play(() -> asked.incrementAndGet() > 3)).isEqualTo(3);
    }
}
