package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.TopicPages;
import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages that are in memory, of a topic or of all, begin in the recording: what is recorded before that is older than all of
 * them, what is recorded from there on is in memory too. One thread at a time; blocks.
 *
 * <p>A session that shows a recording has the numbers of the recording. Any other one is recorded in the order of its
 * sequence, but with other numbers: the oldest message in memory is looked up by its time, in microseconds, and recognised by
 * its bytes. One that was not recorded, as nothing was then or the recorder could not keep up, is older than what was
 * recorded after its time.
 */
final class Seam {

    /** More messages of one topic than these never come within one microsecond. */
    private static final int MOST_ALIKE = 200;

    private final Model model;
    private final Oldest held;
    private final RecordingReader reader;
    private final TopicPages pages;
    /** The oldest message in memory, if its place is known for good: what is before it may still be on its way to the disk. */
    private @Nullable Message found;

    private long end;

    /** What is in memory. */
    @FunctionalInterface
    interface Oldest {

        /** The oldest {@code most} messages, the oldest first. */
        List<Message> oldest(int most);
    }

    /**
     * A seam that was not looked for yet.
     *
     * @param pages the recorded messages of the topic, or of all, to look among; for nothing else
     */
    Seam(Model model, Oldest held, RecordingReader reader, TopicPages pages) {
        this.model = model;
        this.held = held;
        this.reader = reader;
        this.pages = pages;
    }

    /**
     * Number of the first recorded message that is not older than what is in memory; the next one that will be recorded if
     * there is nothing in memory.
     */
    long find() throws RecordingException {
        if (model.isPast()) {
            long begin = model.read(all -> first(all.log()));
            return held.oldest(1).stream()
                    .mapToLong(message -> Math.min(begin, message.sequence()))
                    .findFirst()
                    .orElse(begin);
        }
        // before anything else: what is recorded meanwhile is not older
        long last = reader.last();
        List<Message> oldest = held.oldest(MOST_ALIKE);
        Message first = oldest.isEmpty() ? null : oldest.getFirst();
        if (first == null) {
            found = null;
            return last + 1;
        }
        if (!first.equals(found)) {
            found = null;
            end = numberOf(first, oldest, last);
        }
        return end;
    }

    /** What the log of an instant begins with; before everything if there is nothing. */
    private static long first(MessageLog log) {
        for (long number = log.first(); number < log.end(); number++) {
            Message message = log.find(number);
            if (message != null) {
                return message.sequence();
            }
        }
        return 0;
    }

    private long numberOf(Message first, List<Message> oldest, long last) throws RecordingException {
        long from = reader.timeline().messageAt(first.timeMicros() - 1);
        List<Message> candidates = pages.from(from, MOST_ALIKE);
        long[] alike = candidates.stream()
                .filter(each -> Likeness.isSame(each, first))
                .mapToLong(Message::sequence)
                .toArray();
        // of several that are alike some may have gone from memory, the oldest ones
        int kept = (int)
                oldest.stream().filter(each -> Likeness.isSame(each, first)).count();
        if (alike.length > 0) {
            found = first;
            return alike[Math.max(0, alike.length - kept)];
        }
        if (candidates.stream().anyMatch(each -> each.timeMicros() > first.timeMicros())) {
            found = first;
        }
        return candidates.stream()
                .filter(each -> each.timeMicros() >= first.timeMicros())
                .mapToLong(Message::sequence)
                .findFirst()
                .orElse(last + 1);
    }
}
