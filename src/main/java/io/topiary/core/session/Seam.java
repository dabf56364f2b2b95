package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of a topic that are in memory begin in the recording: what is recorded before that is older than all of
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

    private final Session session;
    private final HeldMessages held;
    private final RecordingReader reader;
    private final String topic;
    private @Nullable Message found;
    private long end;

    Seam(Session session, HeldMessages held, RecordingReader reader, String topic) {
        this.session = session;
        this.held = held;
        this.reader = reader;
        this.topic = topic;
    }

    /**
     * Number of the first recorded message that is not older than what is in memory; {@link Long#MAX_VALUE} if there is
     * nothing in memory.
     */
    long find() throws RecordingException {
        if (session.model().isPast()) {
            long begin = session.model().read(model -> first(model.log()));
            return held.oldest(1).stream()
                    .mapToLong(message -> Math.min(begin, message.sequence()))
                    .findFirst()
                    .orElse(begin);
        }
        List<Message> oldest = held.oldest(MOST_ALIKE);
        Message first = oldest.isEmpty() ? null : oldest.getFirst();
        if (first == null) {
            found = null;
            return Long.MAX_VALUE;
        }
        if (!first.equals(found)) {
            end = numberOf(first, oldest);
            found = first;
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

    private long numberOf(Message first, List<Message> oldest) throws RecordingException {
        // before anything else: what is recorded meanwhile is not older
        long last = reader.last();
        long from = reader.timeline().messageAt(first.timeMicros() - 1);
        List<Message> candidates = reader.pages(topic).from(from, MOST_ALIKE);
        long[] alike = candidates.stream()
                .filter(each -> isAlike(each, first))
                .mapToLong(Message::sequence)
                .toArray();
        // of several that are alike some may have gone from memory, the oldest ones
        int kept = (int) oldest.stream().filter(each -> isAlike(each, first)).count();
        if (alike.length > 0) {
            return alike[Math.max(0, alike.length - kept)];
        }
        return candidates.stream()
                .filter(each -> each.timeMicros() >= first.timeMicros())
                .mapToLong(Message::sequence)
                .findFirst()
                .orElse(last + 1);
    }

    private static boolean isAlike(Message recorded, Message message) {
        return recorded.timeMicros() == message.timeMicros()
                && recorded.direction() == message.direction()
                && recorded.retained() == message.retained()
                && recorded.qos() == message.qos()
                && Arrays.equals(recorded.payload(), message.payload());
    }
}
