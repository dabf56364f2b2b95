package io.topiary.core.replay;

import static io.topiary.core.replay.ReplayScene.acknowledge;
import static io.topiary.core.replay.ReplayScene.failure;
import static io.topiary.core.replay.ReplayScene.neverSent;
import static io.topiary.core.replay.ReplayScene.plan;
import static io.topiary.core.replay.ReplayScene.record;
import static io.topiary.core.replay.ReplayScene.run;
import static io.topiary.core.replay.ReplayScene.series;
import static io.topiary.core.replay.ReplayScene.unpaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.replay.ReplayResult.Ending;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a replay does when the broker refuses, is silent or is gone. */
@Timeout(180)
class ReplayLinkTest {

    private final FakeConnection broker = new FakeConnection();

    @TempDir
    Path folder;

    @BeforeEach
    void connect() {
        var _ = broker.session();
        broker.connect();
    }

    @Test
    void run_refusals_areCountedByReason() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(10, 1));
        AtomicInteger number = new AtomicInteger();
        broker.answer(request -> number.incrementAndGet() % 2 == 0
                ? CompletableFuture.completedFuture(new PublishOutcome.Refused(failure("file.problem.denied")))
                : acknowledge(request));
        ReplayResult result = run(plan(file, unpaced(1)), broker);
        assertThat(result.tally().acknowledged()).isEqualTo(5);
        assertThat(result.tally().refused())
                .containsExactly(new ReplayReason(Text.of("file.problem.denied"), 5, "t/1"));
    }

    @Test
    void run_linkLost_goesOnAfterReconnect_withNothingTwice() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(100, 1));
        AtomicInteger number = new AtomicInteger();
        ConcurrentLinkedQueue<String> delivered = new ConcurrentLinkedQueue<>();
        broker.answer(request -> {
            int now = number.incrementAndGet();
            if (now == 50) {
                broker.become(ConnectionState.WAITING);
                return CompletableFuture.completedFuture(new PublishOutcome.Unknown(failure("file.problem.other")));
            }
            if (!broker.status().state().isUp()) {
                return CompletableFuture.completedFuture(new PublishOutcome.Refused(neverSent()));
            }
            delivered.add(request.topic().name());
            return acknowledge(request);
        });
        Job<ReplayResult> job = ReplayScene.start(new Replay(plan(file, unpaced(1)), broker));
        await().until(() -> job.progress().phase().key().equals("replay.phase.waiting"));
        broker.connect();
        ReplayResult result = ReplayScene.join(job);
        assertThat(result.tally().acknowledged()).isEqualTo(99);
        assertThat(result.tally().unknown()).isEqualTo(1);
        assertThat(result.losses()).isEqualTo(1);
        assertThat(result.tally().balanced()).isTrue();
        assertThat(delivered).doesNotHaveDuplicates();
    }

    @Test
    void run_linkLost_endsWhereThatWasChosen() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(100, 1));
        broker.answer(request -> {
            broker.become(ConnectionState.WAITING);
            return acknowledge(request);
        });
        ReplayResult result =
                run(plan(file, new ReplayPace(ReplayPace.UNPACED, 1, ReplayPace.WHOLE_PAUSES, true)), broker);
        assertThat(result.ending()).isEqualTo(Ending.LINK_LOST);
        assertThat(result.tally().acknowledged()).isEqualTo(1);
    }

    @Test
    void run_answersThatNeverCome_endUnknownWhenCancelled() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(5_000, 1));
        broker.answer(request -> new CompletableFuture<>());
        Replay replay = new Replay(plan(file, unpaced(1)), broker);
        Job<ReplayResult> job = ReplayScene.start(replay);
        await().until(() -> replay.tally().underWay() == 1_000);
        job.cancel();
        ReplayResult result = ReplayScene.join(job);
        assertThat(result.tally().unknown()).isEqualTo(1_000);
        assertThat(result.tally().balanced()).isTrue();
    }

    @Test
    void run_connectionHasNotBegunYet_isWaitedFor() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(10, 1));
        AtomicInteger looked = new AtomicInteger();
        FakeConnection late = new FakeConnection() {
            @Override
            public ConnectionStatus status() {
                looked.incrementAndGet();
                return super.status();
            }
        };
        var _ = late.session();
        late.answer(ReplayScene::acknowledge);
        Job<ReplayResult> job = ReplayScene.start(new Replay(plan(file, unpaced(1)), late));
        await().until(() -> looked.get() > 10 || job.result().isDone());
        late.connect();
        assertThat(ReplayScene.join(job).tally().acknowledged()).isEqualTo(10);
    }

    @Test
    void run_brokerNotReached_saysWhy() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(1, 1));
        broker.become(new ConnectionStatus(
                ConnectionState.WAITING, null, 2, 0, failure("file.problem.other"), null, List.of(), 0));
        assertThatThrownBy(() -> run(plan(file, unpaced(1)), broker))
                .cause()
                .isInstanceOfSatisfying(
                        ReplayException.class,
                        problem -> assertThat(problem.isOfLink()).isTrue());
    }
}
