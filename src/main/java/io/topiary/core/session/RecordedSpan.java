package io.topiary.core.session;

import io.topiary.core.history.RecordedEvent;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.Timeline;
import java.util.Arrays;
import java.util.List;

/**
 * What a recording spans, as of one moment. Times are microseconds since 1970-01-01T00:00:00Z.
 *
 * @param beginMicros time of the oldest message, 0 if there is none
 * @param endMicros time of the newest message, 0 if there is none
 * @param firstMessage number of the oldest message, 0 if there is none
 * @param lastMessage number of the newest message, 0 if there is none
 * @param events what happened beside the messages, in its order
 * @param density messages in each of equal parts of the time from begin to end
 */
public record RecordedSpan(
        long beginMicros,
        long endMicros,
        long firstMessage,
        long lastMessage,
        List<RecordedEvent> events,
        List<Long> density) {

    /** Nothing. */
    public static final RecordedSpan NONE = new RecordedSpan(0, 0, 0, 0, List.of(), List.of());

    private static final int PARTS = 400;

    public RecordedSpan {
        events = List.copyOf(events);
        density = List.copyOf(density);
    }

    static RecordedSpan of(RecordingReader reader) throws RecordingException {
        Timeline timeline = reader.timeline();
        long last = reader.last();
        if (last == 0) {
            return NONE;
        }
        long begin = timeline.begin();
        long end = Math.max(timeline.end(), begin);
        List<Long> density =
                Arrays.stream(timeline.density(begin, end + 1, PARTS)).boxed().toList();
        return new RecordedSpan(begin, end, reader.first(), last, timeline.events(), density);
    }

    /** Whether there is no message. */
    public boolean isEmpty() {
        return lastMessage == 0;
    }

    /** What happened before the messages from number {@code from} to {@code to} (exclusive). */
    List<RecordedEvent> eventsBetween(long from, long to) {
        return events.stream()
                .filter(event -> event.message() >= from && event.message() < to)
                .toList();
    }
}
