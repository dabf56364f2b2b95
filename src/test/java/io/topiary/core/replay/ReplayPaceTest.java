package io.topiary.core.replay;

import static io.topiary.core.replay.ReplayScene.acknowledge;
import static io.topiary.core.replay.ReplayScene.message;
import static io.topiary.core.replay.ReplayScene.plan;
import static io.topiary.core.replay.ReplayScene.record;
import static io.topiary.core.replay.ReplayScene.run;
import static io.topiary.core.replay.ReplayScene.series;
import static io.topiary.core.replay.ReplayScene.topics;
import static io.topiary.core.replay.ReplayScene.unpaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.replay.ReplayResult.Ending;
import io.topiary.core.work.Job;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When a recording is published, how often, and what a pause does. */
@Timeout(180)
class ReplayPaceTest {

    private final FakeConnection broker = new FakeConnection();

    @TempDir
    Path folder;

    @BeforeEach
    void connect() {
        var _ = broker.session();
        broker.connect();
    }

    @Test
    void run_rounds_areCounted() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(3, 1));
        ReplayResult result = run(plan(file, unpaced(4)), broker);
        assertThat(result.rounds()).isEqualTo(4);
        assertThat(result.tally().sent()).isEqualTo(12);
    }

    @Test
    void run_endlessWithNothingToPublish_ends() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), List.of(message(0, "$SYS/x", "")));
        ReplayResult result = run(plan(file, unpaced(ReplayPace.ENDLESS)), broker);
        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void run_endless_goesOnUntilCancelled() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(10, 1));
        Job<ReplayResult> job = ReplayScene.start(new Replay(plan(file, unpaced(ReplayPace.ENDLESS)), broker));
        await().until(() -> broker.published().size() > 1_000);
        job.cancel();
        ReplayResult result = ReplayScene.join(job);
        assertThat(result.ending()).isEqualTo(Ending.CANCELLED);
        assertThat(result.tally().balanced()).isTrue();
    }

    @Test
    void run_paced_keepsTheDistancesAndReportsTheError() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(101, 20_000));
        ReplayResult result = run(plan(file, new ReplayPace(2, 1, ReplayPace.WHOLE_PAUSES, false)), broker);
        assertThat(Duration.ofNanos(result.nanos()))
                .as("100 distances of 20 ms, twice as fast")
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(result.lateness().count()).isEqualTo(101);
        assertThat(result.lateness().p50Nanos())
                .isLessThanOrEqualTo(result.lateness().p99Nanos());
        assertThat(result.lateness().p99Nanos())
                .isLessThanOrEqualTo(result.lateness().maxNanos());
    }

    @Test
    void run_longPauses_areShortened() throws InterruptedException {
        long hour = TimeUnit.HOURS.toMicros(1);
        Path file = record(
                folder.resolve("r.db"),
                List.of(message(0, "a", ""), message(hour, "b", ""), message(2 * hour, "c", "")));
        ReplayResult result = run(plan(file, new ReplayPace(10, 1, 500_000, false)), broker);
        assertThat(topics(broker)).containsExactly("a", "b", "c");
        assertThat(Duration.ofNanos(result.nanos())).isGreaterThanOrEqualTo(Duration.ofMillis(100));
    }

    @Test
    void run_clockSetBack_goesOnWithoutAPause() throws InterruptedException {
        Path file = record(
                folder.resolve("r.db"),
                List.of(message(TimeUnit.HOURS.toMicros(1), "a", ""), message(0, "b", ""), message(1_000, "c", "")));
        ReplayResult result = run(plan(file, ReplayPace.AS_RECORDED), broker);
        assertThat(topics(broker)).containsExactly("a", "b", "c");
        assertThat(result.ending()).isEqualTo(Ending.COMPLETE);
    }

    @Test
    void pause_holds_andTheTimeDoesNotCount() throws InterruptedException {
        Path file = record(folder.resolve("r.db"), series(1_000, 10_000));
        List<Long> times = new CopyOnWriteArrayList<>();
        broker.answer(request -> {
            times.add(System.nanoTime());
            return acknowledge(request);
        });
        Replay replay = new Replay(plan(file, ReplayPace.AS_RECORDED), broker);
        long began = System.nanoTime();
        Job<ReplayResult> job = ReplayScene.start(replay);
        await().until(() -> times.size() > 3);
        replay.setPaused(true);
        await().until(() -> job.progress().phase().key().equals("replay.phase.paused"));
        int before = times.size();
        long held = System.nanoTime();
        await().during(Duration.ofMillis(300)).until(() -> times.size() == before);
        Duration pause = Duration.ofNanos(System.nanoTime() - held);
        replay.setPaused(false);
        int last = before + 60;
        await().until(() -> times.size() > last);
        assertThat(Duration.ofNanos(times.get(last) - began))
                .as("a pause makes nothing late: no message makes up for it")
                .isGreaterThanOrEqualTo(pause.plusMillis(last * 10L));
        long cancelled = System.nanoTime();
        job.cancel();
        assertThat(ReplayScene.join(job).ending()).isEqualTo(Ending.CANCELLED);
        assertThat(Duration.ofNanos(System.nanoTime() - cancelled)).isLessThan(Duration.ofSeconds(5));
    }
}
