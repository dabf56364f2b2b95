package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.TopicPages;
import io.topiary.core.message.Message;
import io.topiary.core.session.LogHistory.Step;
import java.util.List;

/** Goes from message to message of one topic in a recording, past those that a log does not show. One thread at a time. */
final class RecordedSteps {

    private static final int MOST_AT_ONCE = 256;
    private static final long MOST_BYTES = 1L << 20;

    private final RecordingReader reader;
    private final RecordedSieve sieve;

    RecordedSteps(RecordingReader reader, RecordedSieve sieve) {
        this.reader = reader;
        this.sieve = sieve;
    }

    /** Gives messages of a topic beside number {@code at}, the closest first. */
    @FunctionalInterface
    private interface Pages {

        List<Message> beside(long at, int most) throws RecordingException;
    }

    /**
     * Looks for the newest message of {@code topic} before number {@code from}.
     *
     * @param until {@link System#nanoTime()} when to give up for now
     */
    Step back(String topic, long from, long until) throws RecordingException {
        return walk(from, false, until, (at, most) -> reader.ofTopic(topic, at, most));
    }

    /** Looks for the oldest message of {@code topic} after number {@code from} and before {@code end}; as {@link #back}. */
    Step on(String topic, long from, long end, long until) throws RecordingException {
        TopicPages pages = reader.pages(topic);
        return walk(
                from,
                true,
                until,
                (at, most) -> pages.from(at + 1, most).stream()
                        .takeWhile(message -> message.sequence() < end)
                        .toList());
    }

    private Step walk(long from, boolean next, long until, Pages pages) throws RecordingException {
        long at = from;
        int most = 1;
        while (true) {
            List<Message> some = pages.beside(at, most);
            List<Message> shown = sieve.run().of(next ? some : some.reversed());
            if (!shown.isEmpty()) {
                return new Step(next ? shown.getFirst() : shown.getLast(), at, false);
            }
            if (some.isEmpty()) {
                return new Step(null, at, false);
            }
            at = some.getLast().sequence();
            if (System.nanoTime() - until > 0) {
                return new Step(null, at, true);
            }
            most = next(most, some);
        }
    }

    /** They are carried as a whole: of large ones there may be few at once. */
    private static int next(int most, List<Message> last) {
        long bytes = last.stream().mapToLong(Message::footprint).sum();
        return bytes > MOST_BYTES ? Math.max(1, most / 2) : Math.min(MOST_AT_ONCE, 2 * most);
    }
}
