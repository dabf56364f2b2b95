package io.topiary.core.replay;

import io.topiary.core.mqtt.Connection;
import io.topiary.core.work.Job;

/**
 * Publishes a recording again. Run it once, as the work of a {@link Job}, on a thread that may wait; any thread may pause
 * it and look how far it is. It ends within a second after its job is cancelled.
 */
public final class Replay implements Job.Work<ReplayResult> {

    private final ReplayPlan plan;
    private final Connection connection;
    private final TallyBook book = new TallyBook();
    private final Lateness lateness = new Lateness();
    private volatile boolean paused;

    /**
     * A replay that has not begun.
     *
     * @param connection where to; connecting already, subscribed to nothing, and the caller's to close
     */
    public Replay(ReplayPlan plan, Connection connection) {
        this.plan = plan;
        this.connection = connection;
    }

    /** Stops or goes on; what was handed over is on its way. */
    public void setPaused(boolean paused) {
        this.paused = paused;
    }

    /** Whether it is stopped for a while. */
    public boolean isPaused() {
        return paused;
    }

    /** What became of each message so far. */
    public ReplayTally tally() {
        return book.tally();
    }

    /** How late they were handed over so far. */
    public Lateness.Figures lateness() {
        return lateness.figures();
    }

    /**
     * Replays. Blocks until all is published and answered for, or it is cancelled.
     *
     * @throws ReplayException if the file can't be read, or the broker was not reached in the first place
     */
    @Override
    public ReplayResult run(Job.Control control) throws ReplayException {
        try (ReplayFeed feed = ReplayFeed.open(plan)) {
            return new ReplayRun(this, plan.pace(), feed, control).run();
        }
    }

    Connection connection() {
        return connection;
    }

    TallyBook book() {
        return book;
    }

    void late(long nanos) {
        lateness.add(nanos);
    }
}
