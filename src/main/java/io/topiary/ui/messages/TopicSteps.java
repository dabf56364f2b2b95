package io.topiary.ui.messages;

import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.session.LogHistory;
import io.topiary.core.session.LogHistory.Step;
import io.topiary.core.session.Session;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the next or previous message of a topic that is shown, in memory and in the recording before it: in the
 * background, in slices, because a quiet topic may be a million entries away. Only the newest wish counts. FX thread, unless
 * said otherwise.
 */
final class TopicSteps {

    private static final int SLICE = 20_000;

    private final Session session;
    private final Executor background;
    private final Runnable arrived;
    private final AtomicReference<@Nullable Wish> wanted = new AtomicReference<>();
    private final AtomicReference<LogRange.@Nullable Entry> found = new AtomicReference<>();

    /**
     * What is shown.
     *
     * @param matches of memory, null for everything
     * @param recorded of the recording, null if there is none
     */
    record Shown(@Nullable LogMatches matches, @Nullable LogHistory recorded) {}

    /** One press of a key; equal only to itself. */
    private static final class Wish {

        final LogRange.Entry from;
        final boolean next;
        final Shown shown;

        Wish(LogRange.Entry from, boolean next, Shown shown) {
            this.from = from;
            this.next = next;
            this.shown = shown;
        }

        boolean isFor(long number, @Nullable Message message) {
            return message != null
                    && message.topic().equals(from.message().topic())
                    && (shown.matches() == null || shown.matches().positionOf(number) >= 0);
        }
    }

    /** @param arrived called in the background when {@link #take()} has something */
    TopicSteps(Session session, Executor background, Runnable arrived) {
        this.session = session;
        this.background = background;
        this.arrived = arrived;
    }

    /** Looks for a message on the topic of {@code from} after it, or before it. */
    void from(LogRange.Entry from, boolean next, Shown shown) {
        Wish wish = new Wish(from, next, shown);
        wanted.set(wish);
        background.execute(() -> run(wish));
    }

    /** What was found since this was asked last, null if nothing was; a recorded one may not be at hand yet. */
    LogRange.@Nullable Entry take() {
        return found.getAndSet(null);
    }

    private void run(Wish wish) {
        boolean recorded = OlderLines.isRecorded(wish.from.number());
        LogRange.Entry entry = wish.next ? recorded(wish, recorded) : inMemory(wish, recorded);
        if (entry == null) {
            entry = wish.next ? inMemory(wish, recorded) : recorded(wish, recorded);
        }
        if (entry != null && wanted.compareAndSet(wish, null)) {
            found.set(entry);
            arrived.run();
        }
    }

    private LogRange.@Nullable Entry recorded(Wish wish, boolean recorded) {
        LogHistory history = wish.shown.recorded();
        long first = session.model().read(all -> all.log().first());
        if (history == null || (wish.next && !recorded && wish.from.number() >= first)) {
            return null;
        }
        Step step = history.step(wish.from.message(), recorded, wish.next);
        while (step.more() && wish.equals(wanted.get())) {
            step = history.step(step, wish.from.message().topic(), wish.next);
        }
        Message message = step.found();
        return message == null ? null : new LogRange.Entry(OlderLines.numberOf(message), message);
    }

    private LogRange.@Nullable Entry inMemory(Wish wish, boolean recorded) {
        if (recorded && !wish.next) {
            return null;
        }
        Slice slice = new Slice(null, recorded ? Long.MIN_VALUE : wish.from.number() + (wish.next ? 1 : -1), true);
        while (slice.more() && wish.equals(wanted.get())) {
            long from = slice.number();
            slice = session.model().read(model -> look(model.log(), wish, from));
        }
        return slice.entry();
    }

    private record Slice(LogRange.@Nullable Entry entry, long number, boolean more) {}

    private static Slice look(MessageLog log, Wish wish, long from) {
        // what was kept of the time before is shown as a part of the recording
        long oldest = wish.shown.recorded() == null ? log.oldest() : log.first();
        long number = wish.next ? log.next(Math.max(oldest, from)) : log.previous(from);
        for (int i = 0; i < SLICE && number >= oldest && number < log.end(); i++) {
            Message message = log.find(number);
            if (message != null && wish.isFor(number, message)) {
                return new Slice(new LogRange.Entry(number, message), number, false);
            }
            number = wish.next ? log.next(number + 1) : log.previous(number - 1);
        }
        return new Slice(null, number, number >= oldest && number < log.end());
    }
}
