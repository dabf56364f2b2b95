package io.topiary.core.replay;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.replay.ReplayFeed.Step;
import io.topiary.core.replay.ReplayResult.Ending;
import io.topiary.core.replay.TallyBook.Handed;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.JobProgress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The course of a replay: sleeps until the next message is due, hands it over, and holds while it can't. One thread. */
final class ReplayRun {

    private static final String WAITING = "replay.phase.waiting";

    /** Progress in so many steps. */
    private static final long STEPS = 1_000;

    /** So often it looks whether it is to pause or to end. */
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private static final long AGAIN_MILLIS = 5;

    /** After so many that are not published it looks as well. */
    private static final int MOST_PASSED_OVER = 1_000;

    /** How long a cancelled one waits for what is under way. */
    private static final long LAST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Replay replay;
    private final TallyBook book;
    private final ReplayPace pace;
    private final ReplayFeed feed;
    private final Job.Control control;
    private final long began = System.nanoTime();
    private @Nullable ReplaySchedule schedule;
    private Step.@Nullable Due next;
    private @Nullable Hold hold;
    private boolean begun;
    private boolean everUp;
    private boolean publishing;
    private boolean feedOver;
    private int losses;
    private @Nullable Text problem;

    /** Why nothing is handed over, and since when. */
    private record Hold(String phase, long since) {}

    ReplayRun(Replay replay, ReplayPace pace, ReplayFeed feed, Job.Control control) {
        this.replay = replay;
        this.book = replay.book();
        this.pace = pace;
        this.feed = feed;
        this.control = control;
    }

    ReplayResult run() throws ReplayException {
        book.wake(Thread.currentThread());
        control.phase(Text.of("replay.phase.connecting"), JobProgress.UNKNOWN);
        Ending ending = null;
        while (ending == null) {
            ending = step();
        }
        long end = System.nanoTime() + LAST_NANOS;
        while (!book.isNothingUnderWay()
                && System.nanoTime() - end < 0
                && !Thread.currentThread().isInterrupted()) {
            sleep(end);
        }
        book.close();
        return new ReplayResult(
                book.tally(), replay.lateness(), feed.roundsDone(), losses, System.nanoTime() - began, ending, problem);
    }

    /** Null to go on. */
    private @Nullable Ending step() throws ReplayException {
        if (control.isCancelled() || Thread.currentThread().isInterrupted()) {
            return Ending.CANCELLED;
        }
        if (!replay.connection().status().state().isUp()) {
            return awaitLink();
        }
        everUp = true;
        if (replay.isPaused()) {
            hold("replay.phase.paused");
            return null;
        }
        release();
        if (!book.hasRoom()) {
            sleep(System.nanoTime() + GLANCE_NANOS);
        } else if (book.hasReturned()) {
            again();
        } else if (next == null && !feedOver) {
            fetch();
        } else if (next != null) {
            handOver(next);
        } else if (book.isSettled()) {
            return problem == null ? Ending.COMPLETE : Ending.UNREADABLE;
        } else {
            sleep(System.nanoTime() + GLANCE_NANOS);
        }
        return null;
    }

    private @Nullable Ending awaitLink() throws ReplayException {
        ConnectionStatus status = replay.connection().status();
        Failure failure = status.failure();
        boolean down = status.state() == ConnectionState.FAILED || status.state() == ConnectionState.DISCONNECTED;
        if (!everUp && failure != null && (down || status.state() == ConnectionState.WAITING)) {
            throw new ReplayException(failure);
        }
        begun |= status.state() != ConnectionState.DISCONNECTED;
        if (!everUp) {
            sleep(System.nanoTime() + GLANCE_NANOS);
            // a connection that was just told to begin is not connected, and not lost
            return down && begun ? Ending.LINK_LOST : null;
        }
        if (hold == null || !hold.phase().equals(WAITING)) {
            losses++;
        }
        if (down || pace.stopWhenLost()) {
            return Ending.LINK_LOST;
        }
        hold(WAITING);
        return null;
    }

    /** Time stands still for the recording. */
    private void hold(String phase) {
        Hold before = hold;
        if (before == null || !before.phase().equals(phase)) {
            hold = new Hold(phase, before == null ? System.nanoTime() : before.since());
            control.phase(Text.of(phase), STEPS);
            tellShare();
        }
        sleep(System.nanoTime() + GLANCE_NANOS);
    }

    private void release() {
        Hold before = hold;
        if (before != null && schedule != null) {
            schedule.postpone(System.nanoTime() - before.since());
        }
        if (before != null || !publishing) {
            publishing = true;
            control.phase(
                    Text.of("replay.phase.publishing"),
                    pace.rounds() == ReplayPace.ENDLESS ? JobProgress.UNKNOWN : STEPS);
            tellShare();
        }
        hold = null;
    }

    /** Goes through the recording to the next message that is to be published; not too far in one go. */
    private void fetch() {
        tellShare();
        try {
            for (int i = 0; i < MOST_PASSED_OVER; i++) {
                switch (feed.next()) {
                    case null -> {
                        feedOver = true;
                        return;
                    }
                    case Step.LeftOut _ -> book.leaveOut();
                    case Step.Unpublishable(Text why, String where) -> book.unpublishable(why, where);
                    case Step.Due due -> {
                        next = due;
                        return;
                    }
                }
            }
        } catch (ReplayException e) {
            feedOver = true;
            problem = e.words().getFirst();
        }
    }

    private void handOver(Step.Due due) {
        ReplaySchedule plan = schedule;
        if (plan == null) {
            // not before: the first one may be far into the recording
            plan = new ReplaySchedule(pace.speed(), System.nanoTime());
            schedule = plan;
        }
        long at = pace.isPaced() ? plan.due(due.dueMicros()) : System.nanoTime();
        if (at - System.nanoTime() > 0) {
            sleep(at);
            return;
        }
        next = null;
        Handed handed = book.begin(due);
        if (pace.isPaced()) {
            replay.late(Math.max(0, System.nanoTime() - at));
        }
        publish(handed);
    }

    /** What never left before goes first. */
    private void again() {
        Handed handed = book.beginAgain();
        if (handed != null) {
            publish(handed);
        }
    }

    private void publish(Handed handed) {
        CompletableFuture<PublishOutcome> outcome =
                replay.connection().publish(handed.step().request());
        var _ = outcome.thenAccept(known -> book.settle(handed, known));
        if (outcome.getNow(null) instanceof PublishOutcome.Refused refused && refused.neverLeft()) {
            // no room, or no link any more: trying again at once would only take time from others
            control.pause(AGAIN_MILLIS);
        }
    }

    private void tellShare() {
        control.done(Math.round(Math.max(0, feed.share()) * STEPS));
    }

    /** Until {@code nanos} at the latest, and never long: somebody may want to pause. */
    private static void sleep(long nanos) {
        LockSupport.parkNanos(Math.min(nanos - System.nanoTime(), GLANCE_NANOS));
    }
}
