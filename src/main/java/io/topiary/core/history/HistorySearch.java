package io.topiary.core.history;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Looks through a recording and tells what it finds as it goes. One search is one call of {@link #run} on a background
 * thread; any thread may cancel it.
 *
 * <p>The recording is cut into slices, small ones first so that there is something to show at once, and as many of them are
 * looked through at a time as there are processors.
 */
public final class HistorySearch {

    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final int FIRST_SLICE = 2_000;
    private static final int LARGEST_SLICE = 50_000;

    private final Path file;
    private final HistoryQuery wanted;
    private final MessageJudge judge;
    private final Sink sink;
    private volatile boolean cancelled;

    /** Is told what is found, on the searching thread. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Takes the next messages found, in the order asked for, possibly none.
         *
         * @return whether to go on
         */
        boolean take(List<Message> found, SearchProgress progress);
    }

    /** A search by bytes for everything that {@code query} accepts, the newest first. It has not begun. */
    public HistorySearch(Path file, MessageQuery query, Sink sink) {
        this(file, HistoryQuery.of(query), MessageJudge.BYTES, sink);
    }

    /**
     * A search that has not begun.
     *
     * @param file the recording
     * @param wanted what to look for
     * @param judge says whether a message is meant
     */
    public HistorySearch(Path file, HistoryQuery wanted, MessageJudge judge, Sink sink) {
        this.file = file;
        this.wanted = wanted;
        this.judge = judge;
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
        // also while it is written: its recorder has made the files beside it already
        try (RecordingFile opened = ForeignFile.open(file)) {
            run(opened, nowMicros);
        }
    }

    private void run(RecordingFile opened, long nowMicros) throws RecordingException {
        SearchPlan plan = plan(opened, nowMicros);
        boolean more = sink.take(List.of(), new SearchProgress(0, plan.total(), 0));
        if (plan.isHopeless()) {
            sink.take(List.of(), new SearchProgress(plan.total(), plan.total(), 0));
        } else if (more) {
            search(opened, plan);
        }
    }

    private SearchPlan plan(RecordingFile opened, long nowMicros) throws RecordingException {
        try {
            return SearchPlan.of(opened, wanted, judge, nowMicros);
        } catch (SQLException e) {
            throw opened.problem(e);
        }
    }

    private void search(RecordingFile recording, SearchPlan plan) throws RecordingException {
        BlockingQueue<SliceReader> readers = new ArrayBlockingQueue<>(PROCESSORS);
        List<SliceReader> opened = new ArrayList<>();
        // closing waits for the slices still being read: their readers are closed after that
        try (ExecutorService threads = Executors.newFixedThreadPool(
                PROCESSORS,
                Thread.ofPlatform().daemon().name("topiary-search-", 1).factory())) {
            for (int i = 0; i < PROCESSORS; i++) {
                SliceReader reader = SliceReader.open(recording, plan);
                opened.add(reader);
                readers.add(reader);
            }
            new Run(plan, readers, threads).inOrder();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RecordingException problem) {
                throw problem;
            }
            throw e;
        } finally {
            opened.forEach(SliceReader::close);
        }
    }

    /** One search that goes on. */
    private final class Run {

        private final SearchPlan plan;
        private final BlockingQueue<SliceReader> readers;
        private final ExecutorService threads;
        private final Slices slices;
        private final AtomicLong handed = new AtomicLong();

        Run(SearchPlan plan, BlockingQueue<SliceReader> readers, ExecutorService threads) {
            this.plan = plan;
            this.readers = readers;
            this.threads = threads;
            this.slices = new Slices(plan.first(), plan.end(), wanted.order(), FIRST_SLICE, LARGEST_SLICE);
        }

        /** Has one slice more on its way than there are processors, so that none of them waits for the sink. */
        void inOrder() {
            Deque<Pending> pending = new ArrayDeque<>();
            long searched = 0;
            long found = 0;
            boolean more = true;
            while (more) {
                while (pending.size() <= PROCESSORS && slices.hasNext()) {
                    pending.add(start(slices.next()));
                }
                if (pending.isEmpty()) {
                    return;
                }
                Pending next = pending.removeFirst();
                SearchSlice read = next.result().join();
                Slices.Slice rest = read.rest();
                if (rest != null) {
                    pending.addFirst(start(rest));
                }
                searched += next.slice().size() - (rest == null ? 0 : rest.size());
                found += read.found();
                more = !cancelled && take(read.messages(), new SearchProgress(searched, plan.total(), found));
            }
            cancelled = true;
        }

        /** Slices were read at the same time, each as if the others found nothing: together they may be too many. */
        private boolean take(List<Message> messages, SearchProgress progress) {
            long room = wanted.most() - handed.get();
            List<Message> handedOver = messages.size() <= room ? messages : messages.subList(0, (int) room);
            handed.addAndGet(handedOver.size());
            return sink.take(handedOver, progress);
        }

        private Pending start(Slices.Slice slice) {
            return new Pending(slice, CompletableFuture.supplyAsync(() -> read(slice), threads));
        }

        private SearchSlice read(Slices.Slice slice) {
            if (cancelled) {
                return SearchSlice.EMPTY;
            }
            SliceReader reader = readers.remove();
            try {
                return reader.read(slice, wanted.most() - handed.get());
            } catch (RecordingException e) {
                throw new CompletionException(e);
            } finally {
                readers.add(reader);
            }
        }
    }

    /** A slice that is being read. */
    private record Pending(Slices.Slice slice, CompletableFuture<SearchSlice> result) {}
}
