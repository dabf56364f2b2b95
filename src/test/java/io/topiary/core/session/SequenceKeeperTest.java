package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.message.Message;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.sequence.CounterPlan;
import io.topiary.core.sequence.CounterSource.InJson;
import io.topiary.core.sequence.Counters;
import io.topiary.core.sequence.SequenceEvent;
import io.topiary.core.sequence.SequenceState;
import io.topiary.core.sequence.Wrap;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceKeeperTest {

    private static final CounterPlan PLAN = new CounterPlan("a", new InJson("/seq"), Wrap.NONE, 1);

    @TempDir
    Path folder;

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(2);
    private final List<List<CounterPlan>> kept = new CopyOnWriteArrayList<>();
    private final Counters counters = new Counters(Message::payload, Map.of());
    private final SequenceKeeper keeper = keeper(List.of());

    private SequenceKeeper keeper(List<CounterPlan> plans) {
        return new SequenceKeeper(session, counters, plans, kept::add, workers);
    }

    @AfterEach
    void close() {
        keeper.close();
        session.close();
        workers.close();
    }

    private void feed(long... numbers) {
        for (long number : numbers) {
            connection.feed("a", "{\"seq\":" + number + "}");
        }
    }

    private SequenceState awaitSeen(long seen) {
        await().atMost(Duration.ofMinutes(1)).until(() -> state().seen() >= seen);
        return state();
    }

    private SequenceState state() {
        return keeper.of("a").orElseThrow().state();
    }

    @Test
    void watch_beginsWithMemory_andGoesOnLive() {
        feed(1, 2, 5);
        FakeConnection.settle(session);
        assertThat(keeper.watch(PLAN)).isTrue();
        awaitSeen(3);
        feed(6, 8);
        SequenceState state = awaitSeen(5);
        assertThat(state.missing()).isEqualTo(3);
        assertThat(state.events()).extracting(SequenceEvent::to).containsExactly(8L, 5L);
        assertThat(kept).containsExactly(List.of(PLAN));
        keeper.forget("a");
        assertThat(keeper.of("a")).isEmpty();
        assertThat(kept.getLast()).isEmpty();
    }

    @Test
    void watch_beginningInTheMiddleOfAFlood_missesNothing() {
        Random random = new Random(7);
        int rounds = 5;
        int each = 20_000;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < each; i++) {
                feed((long) round * each + i);
                if (i == each / 2 + random.nextInt(each / 3)) {
                    keeper.watch(PLAN);
                }
            }
        }
        SequenceState state = awaitLast((long) rounds * each - 1);
        assertThat(state.passedOver()).isZero();
        assertThat(state.events()).isEmpty();
        assertThat(session.books().skipped()).isZero();
    }

    private SequenceState awaitLast(long last) {
        await().atMost(Duration.ofMinutes(1)).until(() -> Long.valueOf(last).equals(state().last()));
        return state();
    }

    @Test
    void gapAfterTheLinkWasDown_isNotBlamedOnTheSender() {
        connection.become(ConnectionState.CONNECTED);
        feed(1);
        keeper.watch(PLAN);
        awaitSeen(1);
        connection.become(ConnectionState.WAITING);
        connection.become(ConnectionState.CONNECTED);
        feed(5, 9);
        assertThat(awaitSeen(3).events()).extracting(SequenceEvent::ours).containsExactly(false, true);
    }

    @Test
    void kept_isWatchedFromTheBeginning() {
        keeper(List.of(PLAN));
        feed(1, 3);
        assertThat(awaitSeen(2).missing()).isEqualTo(1);
    }

    @Test
    void recording_isFollowedInItsOrder_withProgress() throws Exception {
        Path file = folder.resolve("p.db");
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        session.tape().start(recorder.line());
        for (int i = 0; i < 3_000; i++) {
            feed(i % 1_000 == 999 ? 5 : i);
            connection.feed("b", "{\"seq\":1}");
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> session.books().recorded() == 6_000);
        Job<SequenceState> job = Job.start(
                workers, Text.of("shape.recording.begin"), control -> keeper.ofRecording(file, PLAN, control));
        SequenceState state = job.result().join();
        assertThat(state.seen()).isEqualTo(3_000);
        assertThat(state.restarts()).isEqualTo(3);
        assertThat(job.progress().total()).isEqualTo(3_000);
        session.close();
        recorder.close();
    }
}
