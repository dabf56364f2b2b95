package io.topiary.ui.messages;

import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Goes through the log in the background, the oldest entry first, and notes what a filter accepts. Entries are read in
 * slices, and looked at outside of the model's lock.
 */
final class LogScan {

    private static final int SLICE = 10_000;

    private final Session session;
    private final Executor background;
    private final Judge judge;
    private final Runnable progress;
    private final LogMatches matches = new LogMatches();
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile boolean cancelled;
    private volatile long next;

    /** Decides about messages, one after the other. */
    @FunctionalInterface
    interface Judge {

        /** Whether {@code message} is shown. */
        boolean accepts(Message message);

        /**
         * Called before it decides about {@code messages}.
         *
         * @param missed whether some before them were evicted before they could be looked at
         */
        default void prepare(List<Message> messages, boolean missed) {}
    }

    /**
     * A scan that has not begun.
     *
     * @param progress called in the background after each slice
     */
    LogScan(Session session, Executor background, Judge judge, Runnable progress) {
        this.session = session;
        this.background = background;
        this.judge = judge;
        this.progress = progress;
    }

    /** What was found so far. */
    LogMatches matches() {
        return matches;
    }

    /** Looks at what came since, if it is not at it already. Any thread. */
    void more() {
        if (!cancelled && working.compareAndSet(false, true)) {
            background.execute(this::run);
        }
    }

    /** Finds nothing more. */
    void cancel() {
        cancelled = true;
    }

    private void run() {
        try {
            while (!cancelled && slice()) {
                progress.run();
            }
        } finally {
            working.set(false);
        }
        // what came after the last slice found this still working
        if (session.model().read(model -> model.log().end()) > next) {
            more();
        }
    }

    private record Slice(long to, List<LogRange.Entry> entries, boolean missed) {}

    private boolean slice() {
        long wanted = next;
        Slice slice = session.model().read(model -> {
            MessageLog log = model.log();
            List<LogRange.Entry> entries = new ArrayList<>();
            long to = log.after(wanted, SLICE);
            for (long number = log.next(wanted); number < to; number = log.next(number + 1)) {
                Message message = log.find(number);
                if (message != null) {
                    entries.add(new LogRange.Entry(number, message));
                }
            }
            return new Slice(to, entries, log.first() > wanted);
        });
        judge.prepare(slice.entries().stream().map(LogRange.Entry::message).toList(), slice.missed());
        long[] found = slice.entries().stream()
                .filter(entry -> judge.accepts(entry.message()))
                .mapToLong(LogRange.Entry::number)
                .toArray();
        matches.add(found, found.length);
        next = slice.to();
        return slice.to() > wanted;
    }
}
