package io.topiary.ui.chart;

import io.topiary.core.history.RecordedEvent;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.settings.ChartSeries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what was recorded of some values before a moment, the newest first. Runs on a thread that may wait; any may cancel. */
final class PastRun {

    private static final int FIRST_PAGE = 50;
    private static final int LARGEST_PAGE = 1_000;
    /** What is carried at once, as far as can be foreseen. */
    private static final long PAGE_BYTES = 8L << 20;

    private final Path file;
    private final boolean foreign;
    private final SeriesReader reader;
    private final long from;
    private final long to;
    private volatile boolean cancelled;

    /**
     * Nothing read yet.
     *
     * @param foreign whether nothing may be written beside the file
     * @param from where to begin, in microseconds since 1970-01-01T00:00:00Z
     * @param to where to end, no longer part of it
     */
    PastRun(Path file, boolean foreign, SessionPayloads payloads, List<ChartSeries> series, long from, long to) {
        this.file = file;
        this.foreign = foreign;
        this.reader = new SeriesReader(payloads, series);
        this.from = from;
        this.to = to;
    }

    /** Where it begins. */
    long from() {
        return from;
    }

    /** Ends it soon. */
    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /**
     * Reads; blocks.
     *
     * @return the points of each value, fewer than there are if it was cancelled
     * @throws RecordingException if the recording can't be read
     */
    List<ChartLine> read() throws RecordingException {
        try (RecordingReader recording = foreign ? RecordingReader.openFile(file) : RecordingReader.open(file)) {
            long end = recording.timeline().messageAt(to - 1);
            for (String topic : List.copyOf(reader.topics())) {
                newestFirst(recording, topic, end).forEach(reader::addAll);
            }
            for (RecordedEvent event : recording.timeline().events()) {
                if (event.kind().equals(RecordedEvent.LINK_DOWN) && event.micros() >= from && event.micros() < to) {
                    reader.interrupt(event.micros());
                }
            }
            return reader.lines(false);
        }
    }

    /** The points of {@code topic} in parts, the oldest one first; read from the newest on, because there may be too many. */
    private List<List<ChartLine>> newestFirst(RecordingReader recording, String topic, long end)
            throws RecordingException {
        List<List<ChartLine>> parts = new ArrayList<>();
        long before = end;
        long found = 0;
        int page = FIRST_PAGE;
        boolean more = true;
        while (more && !cancelled && found < reader.most()) {
            List<Message> messages = recording.ofTopic(topic, before, page);
            List<Message> wanted =
                    messages.stream().filter(each -> each.timeMicros() >= from).toList();
            parts.addFirst(points(wanted.reversed()));
            found += wanted.size();
            more = messages.size() == page && wanted.size() == page;
            if (more) {
                before = messages.getLast().sequence();
                long bytes = messages.stream().mapToLong(Message::footprint).sum();
                page = Math.clamp(PAGE_BYTES * page / Math.max(1, bytes), 1, LARGEST_PAGE);
            }
        }
        return parts;
    }

    private List<ChartLine> points(List<Message> messages) {
        SeriesReader part = reader.another();
        for (Message message : messages) {
            if (message.direction() == Direction.IN) {
                part.add(message);
            }
        }
        return part.lines(false);
    }
}
