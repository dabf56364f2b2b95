package io.topiary.ui.messages;

import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the next or previous message of a topic in the log: in the background, in slices, because a quiet topic may be
 * a million entries away. Only the newest wish counts. FX thread, unless said otherwise.
 */
final class TopicSteps {

    private static final int SLICE = 20_000;

    private final Session session;
    private final Executor background;
    private final Runnable arrived;
    private final AtomicReference<@Nullable Wish> wanted = new AtomicReference<>();
    private final AtomicReference<LogRange.@Nullable Entry> found = new AtomicReference<>();

    /** One press of a key; equal only to itself. */
    private static final class Wish {

        final String topic;
        final int step;

        Wish(String topic, boolean next) {
            this.topic = topic;
            this.step = next ? 1 : -1;
        }
    }

    /** @param arrived called in the background when {@link #take()} has something */
    TopicSteps(Session session, Executor background, Runnable arrived) {
        this.session = session;
        this.background = background;
        this.arrived = arrived;
    }

    /** Looks for a message on {@code topic} after the entry {@code number}, or before it. */
    void from(long number, String topic, boolean next) {
        Wish wish = new Wish(topic, next);
        wanted.set(wish);
        background.execute(() -> run(wish, number + wish.step));
    }

    /** What was found since this was asked last, null if nothing was. */
    LogRange.@Nullable Entry take() {
        return found.getAndSet(null);
    }

    private void run(Wish wish, long start) {
        long at = start;
        Slice slice = new Slice(null, start, true);
        while (slice.more() && wish.equals(wanted.get())) {
            long from = at;
            slice = session.model().read(model -> look(model.log(), wish, from));
            at = slice.number();
        }
        if (slice.entry() != null && wanted.compareAndSet(wish, null)) {
            found.set(slice.entry());
            arrived.run();
        }
    }

    private record Slice(LogRange.@Nullable Entry entry, long number, boolean more) {}

    private static Slice look(MessageLog log, Wish wish, long from) {
        boolean back = wish.step < 0;
        long number = back ? log.previous(from) : log.next(from);
        for (int i = 0; i < SLICE && number >= log.oldest() && number < log.end(); i++) {
            Message message = log.find(number);
            if (message != null && message.topic().equals(wish.topic)) {
                return new Slice(new LogRange.Entry(number, message), number, false);
            }
            number = back ? log.previous(number - 1) : log.next(number + 1);
        }
        return new Slice(null, number, number >= log.oldest() && number < log.end());
    }
}
