package io.topiary.core.history;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a recording, the newest messages first, and tells what it finds as it goes. One search is one call of
 * {@link #run} on a background thread; any thread may cancel it.
 */
public final class HistorySearch {

    private static final int FIRST_SLICE = 2_000;
    private static final int LARGEST_SLICE = 50_000;

    private final Path file;
    private final MessageQuery query;
    private final Sink sink;
    private volatile boolean cancelled;

    /** Is told what is found, on the searching thread. */
    public interface Sink {

        /**
         * Takes the next messages found, the newest first, possibly none.
         *
         * @return whether to go on
         */
        boolean take(List<Message> found, SearchProgress progress);
    }

    /**
     * A search that has not begun.
     *
     * @param file the recording
     * @param query what to look for
     */
    public HistorySearch(Path file, MessageQuery query, Sink sink) {
        this.file = file;
        this.query = query;
        this.sink = sink;
    }

    /** Ends {@link #run} within a moment. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Searches; returns when everything was looked at, or the sink or {@link #cancel} said so.
     *
     * @param nowMicros the time that ages are measured from, in microseconds since 1970-01-01T00:00:00Z
     * @throws RecordingException if the recording can't be read
     */
    public void run(long nowMicros) throws RecordingException {
        try (RecordingReader reader = RecordingReader.open(file)) {
            long first = reader.first();
            long end = reader.last() + 1;
            @Nullable TopicSet topics = query.isOfTopicAlone() ? reader.topicIds(query::accepts) : null;
            Predicate<Message> accepts =
                    topics == null ? message -> query.accepts(message, nowMicros) : message -> true;
            long total = first == 0 ? 0 : end - first;
            long found = 0;
            int slice = FIRST_SLICE;
            boolean more = sink.take(List.of(), new SearchProgress(0, total, 0)) && total > 0;
            for (long to = end; more && !cancelled && to > first; slice = Math.min(LARGEST_SLICE, slice * 2)) {
                long from = Math.max(first, to - slice);
                List<Message> messages =
                        reader.between(from, to, topics, accepts).reversed();
                found += messages.size();
                more = sink.take(messages, new SearchProgress(end - from, total, found));
                to = from;
            }
        }
    }
}
