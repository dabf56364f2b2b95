package io.topiary.core.session;

import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.RehearsedReads;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Takes in a flood that is only made up, while the first link of a run comes up, so that the way of a message into the
 * model is compiled when the first real flood comes: decision 0034. Nothing of it is seen, kept or counted. Any thread.
 */
public final class Rehearsal {

    /** Enough of them for the second compiler: it begins with what was called 65,536 times (decision 0030). */
    private static final int ROUNDS = 100;
    /** Few, because a collection copies what a round keeps. */
    private static final int FEW = 512;
    /** More than the tree's watch lists of new topics: in the last round. */
    private static final int MANY = 20_500;

    /** A link that has been up for so long brings no stored messages any more. */
    private static final long LONG_NANOS = TimeUnit.HOURS.toNanos(1);

    private static final SessionIdentity IDENTITY = SessionIdentity.of("rehearsal");
    private static final SessionLimits LIMITS = SessionLimits.forKeepAlive(60);

    private final Executor workers;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** @param workers one of them is busy with it for some tenths of a second */
    public Rehearsal(Executor workers) {
        this.workers = workers;
    }

    /** {@code session} is about to connect. The first time this plays, until the session has received something. */
    public void before(Session session) {
        if (begun.compareAndSet(false, true)) {
            workers.execute(() -> play(() -> session.books().received() > 0));
        }
    }

    /** Plays until it is {@code enough}, but not for long; returns how many rounds. */
    static int play(BooleanSupplier enough) {
        RehearsedReads few = new RehearsedReads(FEW);
        int round = 0;
        while (round < ROUNDS
                && !enough.getAsBoolean()
                && !Thread.currentThread().isInterrupted()) {
            round++;
            play(round == ROUNDS ? new RehearsedReads(MANY) : few, round % 2 == 0 ? LONG_NANOS : 0);
        }
        return round;
    }

    private static void play(RehearsedReads reads, long upForNanos) {
        CompletableFuture<ConnectionListener> listener = new CompletableFuture<>();
        CompletableFuture<Void> applied = new CompletableFuture<>();
        try (Session session = new Session(IDENTITY, RecordedConnection.nowhere(), LIMITS, (wanted, told) -> {
            listener.complete(told);
            return new RecordedConnection();
        })) {
            session.model().use(model -> {
                model.tree().watch().vitals().linkUp(System.nanoTime() - upForNanos, false);
                // as if the hints had looked for new topics
                model.tree().watch().takeNew();
            });
            session.onDirty(played -> {
                if (played.books().inTree() == reads.messages()) {
                    applied.complete(null);
                }
            });
            reads.play(listener.join());
            applied.join();
        }
    }
}
