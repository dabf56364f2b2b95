package io.topiary.core.intake;

import static io.topiary.core.intake.MessageRingTest.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.core.message.Qos;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IntakeTest {

    @Test
    void offer_full_skipsTheOldestQos0First() throws InterruptedException {
        Intake intake = new Intake(new IntakeLimits(3, Long.MAX_VALUE, 0));
        intake.offer(message(0, Qos.AT_LEAST_ONCE));
        intake.offer(message(1, Qos.AT_MOST_ONCE));
        intake.offer(message(2, Qos.AT_MOST_ONCE));
        intake.offer(message(3, Qos.AT_MOST_ONCE));
        assertThat(drained(intake)).containsExactly(0L, 2L, 3L);
    }

    @Test
    void offer_fullOfAcknowledgedMessages_skipsTheOldestAndCountsItApart() throws InterruptedException {
        Intake intake = new Intake(new IntakeLimits(2, Long.MAX_VALUE, 0));
        IntStream.range(0, 3).forEach(i -> intake.offer(message(i, Qos.EXACTLY_ONCE)));
        assertThat(List.of(intake.counts(), drained(intake)))
                .isEqualTo(List.of(new IntakeCounts(3, 1, 1, 2), List.of(1L, 2L)));
    }

    @Test
    void offer_moreBytesThanAllowed_skips() {
        Intake intake = new Intake(new IntakeLimits(100, 400, 0));
        IntStream.range(0, 5).forEach(i -> intake.offer(message(i, Qos.AT_MOST_ONCE)));
        assertThat(intake.counts()).isEqualTo(new IntakeCounts(5, 3, 0, 2));
    }

    @Test
    void offer_full_waitsOnlyOncePerEpisode() {
        Intake intake = new Intake(new IntakeLimits(10, Long.MAX_VALUE, 100));
        IntStream.range(0, 10).forEach(i -> intake.offer(message(i, Qos.AT_MOST_ONCE)));
        long start = System.nanoTime();
        IntStream.range(0, 1_000).forEach(i -> intake.offer(message(i, Qos.AT_MOST_ONCE)));
        long waitedMillis = (System.nanoTime() - start) / 1_000_000;
        assertThat(waitedMillis).isGreaterThanOrEqualTo(100).isLessThan(20_000);
    }

    @Test
    void offer_fullWhileThePumpMakesRoom_skipsNothing() throws InterruptedException {
        Intake intake = new Intake(new IntakeLimits(10, Long.MAX_VALUE, 30_000));
        Thread network = Thread.ofPlatform()
                .daemon()
                .start(() -> IntStream.range(0, 1_000).forEach(i -> intake.offer(message(i, Qos.AT_MOST_ONCE))));
        int count = 0;
        Message[] batch = new Message[7];
        while (count < 1_000) {
            int drained = intake.drain(batch);
            intake.applied(drained);
            count += drained;
        }
        network.join();
        assertThat(intake.counts()).isEqualTo(new IntakeCounts(1_000, 0, 0, 0));
    }

    @Test
    void offer_pumpCatchesUpAgainAndAgain_neverRunsAhead() throws InterruptedException {
        IntakeLimits limits = new IntakeLimits(6_400, Long.MAX_VALUE, 1_000);
        Intake intake = new Intake(limits);
        Thread network = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                intake.offer(message(0, Qos.AT_MOST_ONCE));
            }
        });
        Message[] batch = new Message[10];
        long deepest = 0;
        long end = System.nanoTime() + 3L * limits.leadMillis() * 1_000_000;
        while (System.nanoTime() - end < 0) {
            // slower than the network thread, which has to wait nearly all the time
            LockSupport.parkNanos(1_000_000);
            deepest = Math.max(deepest, intake.counts().depth());
            intake.applied(intake.drain(batch));
        }
        network.interrupt();
        assertThat(deepest).isEqualTo(limits.lead() + 1);
    }

    @Test
    void offer_moreAtOnceThanThereIsRoom_allReachesThePump() {
        Intake intake = new Intake(new IntakeLimits(10, Long.MAX_VALUE, 30_000));
        AtomicLong applied = new AtomicLong();
        Pump pump = new Pump("test", intake, (batch, count) -> {
            applied.addAndGet(count);
            intake.applied(count);
        });
        pump.start(() -> {});
        intake.offer(IntStream.range(0, 205)
                .mapToObj(i -> message(i, Qos.AT_MOST_ONCE))
                .toArray(Message[]::new));
        await().until(() -> applied.get() == 205);
        pump.close();
    }

    @Test
    void offer_modelFarBehind_waitsForItAndSkipsNothing() {
        Intake intake = new Intake(new IntakeLimits(640, Long.MAX_VALUE, 200));
        IntStream.range(0, 11).forEach(i -> intake.offer(message(i, Qos.AT_MOST_ONCE)));
        long start = System.nanoTime();
        // eleven wait where ten may, and nobody takes them
        intake.offer(message(11, Qos.AT_MOST_ONCE));
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(intake.counts()).isEqualTo(new IntakeCounts(12, 0, 0, 12));
    }

    @Test
    void offer_farAheadThenCaughtUp_goesOn() throws InterruptedException {
        Intake intake = new Intake(new IntakeLimits(640, Long.MAX_VALUE, 60_000));
        IntStream.range(0, 11).forEach(i -> intake.offer(message(i, Qos.AT_MOST_ONCE)));
        Thread network = Thread.ofPlatform().daemon().start(() -> intake.offer(message(11, Qos.AT_MOST_ONCE)));
        await().until(() -> network.getState() == Thread.State.TIMED_WAITING);
        int drained = intake.drain(new Message[6]);
        intake.applied(drained);
        network.join();
        assertThat(intake.counts()).isEqualTo(new IntakeCounts(12, 0, 0, 6));
    }

    @Test
    void close_waitingPump_drainsTheRestAndEnds() {
        Intake intake = new Intake(new IntakeLimits(100, Long.MAX_VALUE, 0));
        AtomicLong applied = new AtomicLong();
        Pump pump = new Pump("test", intake, (batch, count) -> {
            applied.addAndGet(count);
            intake.applied(count);
        });
        IntStream.range(0, 50).forEach(i -> intake.offer(message(i, Qos.AT_MOST_ONCE)));
        pump.close();
        pump.start(() -> {});
        await().until(() -> applied.get() == 50);
    }

    @Test
    void counts_underConcurrentLoad_alwaysBalance() throws InterruptedException {
        Intake intake = new Intake(new IntakeLimits(500, Long.MAX_VALUE, 1));
        AtomicLong applied = new AtomicLong();
        Object model = new Object();
        Pump pump = new Pump("test", intake, (batch, count) -> {
            synchronized (model) {
                applied.addAndGet(count);
                intake.applied(count);
            }
        });
        pump.start(() -> {});
        List<Thread> networks = IntStream.range(0, 3)
                .mapToObj(seed -> Thread.ofPlatform().daemon().start(() -> offer(intake, new Random(seed))))
                .toList();
        while (networks.stream().anyMatch(Thread::isAlive)) {
            synchronized (model) {
                IntakeCounts counts = intake.counts();
                assertThat(applied.get() + counts.skipped() + counts.depth()).isEqualTo(counts.received());
            }
        }
        pump.close();
        await().until(() -> intake.counts().depth() == 0);
        assertThat(applied.get() + intake.counts().skipped()).isEqualTo(60_000);
    }

    private static void offer(Intake intake, Random random) {
        for (int i = 0; i < 20_000; i++) {
            intake.offer(message(i, Qos.of(random.nextInt(3))));
        }
    }

    private static List<Long> drained(Intake intake) throws InterruptedException {
        Message[] batch = new Message[100];
        int count = intake.drain(batch);
        return IntStream.range(0, count).mapToObj(i -> batch[i].sequence()).toList();
    }
}
