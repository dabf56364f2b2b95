package io.topiary.core.history;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a recording, the newest messages first, and tells what it finds as it goes. One search is one call of
 * {@link #run} on a background thread; any thread may cancel it.
 *
 * <p>The recording is cut into slices, and as many of them are looked through at a time as there are processors.
 */
public final class HistorySearch {

    private static final int FIRST_SLICE = 2_000;
    private static final int LARGEST_SLICE = 50_000;

    private final Path file;
    private final MessageQuery query;
    private final Sink sink;
    private volatile boolean cancelled;

    /** Is told what is found, on the searching thread. */
    @FunctionalInterface
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
        int parallel = Runtime.getRuntime().availableProcessors();
        List<RecordingReader> readers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(
                parallel,
                Thread.ofPlatform().daemon().name("topiary-search-", 1).factory())) {
            for (int i = 0; i < parallel; i++) {
                readers.add(RecordingReader.open(file));
            }
            search(readers, threads, nowMicros);
        } catch (CompletionException e) {
            if (e.getCause() instanceof RecordingException problem) {
                throw problem;
            }
            throw e;
        } finally {
            readers.forEach(RecordingReader::close);
        }
    }

    private void search(List<RecordingReader> readers, ExecutorService threads, long nowMicros)
            throws RecordingException {
        RecordingReader any = readers.getFirst();
        long first = any.first();
        long end = any.last() + 1;
        TopicSet topics = query.isOfTopicAlone() ? any.topicIds(query::accepts) : null;
        long total = first == 0 ? 0 : end - first;
        long found = 0;
        int slice = FIRST_SLICE;
        boolean more = total > 0;
        sink.take(List.of(), new SearchProgress(0, total, 0));
        for (long to = end; more && to > first; slice = Math.min(LARGEST_SLICE, slice * 2)) {
            List<CompletableFuture<List<Message>>> round = new ArrayList<>();
            List<Long> starts = new ArrayList<>();
            for (RecordingReader reader : readers) {
                long from = Math.max(first, to - slice);
                long sliceEnd = to;
                round.add(
                        CompletableFuture.supplyAsync(() -> look(reader, from, sliceEnd, topics, nowMicros), threads));
                starts.add(from);
                to = from;
            }
            for (int i = 0; i < round.size(); i++) {
                List<Message> messages = round.get(i).join();
                found += messages.size();
                long searched = end - starts.get(i);
                more &= !cancelled && sink.take(messages, new SearchProgress(searched, total, found));
            }
        }
    }

    private List<Message> look(RecordingReader reader, long from, long to, @Nullable TopicSet topics, long nowMicros) {
        if (cancelled || from >= to) {
            return List.of();
        }
        try {
            List<Message> messages = topics == null
                    ? reader.between(from, to, null, message -> query.accepts(message, nowMicros))
                    : reader.between(from, to, topics, message -> true);
            return messages.reversed();
        } catch (RecordingException e) {
            throw new CompletionException(e);
        }
    }
}
