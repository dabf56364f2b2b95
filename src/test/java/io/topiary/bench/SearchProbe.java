package io.topiary.bench;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.history.HistoryQuery;
import io.topiary.core.history.HistorySearch;
import io.topiary.core.history.MessageJudge;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Searches a recording as the window does, one query after the other in one process: {@code FILE QUERY…}. A window that
 * searches has recorded before: SQLite is loaded and used once without being measured. Prints for each
 * {@code FIRST nanos} to the first messages found, {@code COMPLETE nanos} and {@code FOUND messages}.
 */
final class SearchProbe {

    /** As many as the window keeps. */
    private static final long MOST = 10_000;

    private SearchProbe() {}

    public static void main(String[] args) throws Exception {
        new HistorySearch(Path.of(args[0]), MessageQuery.parse("topic:nothing/here"), (messages, progress) -> true)
                .run(0);
        for (int i = 1; i < args.length; i++) {
            search(Path.of(args[0]), args[i]);
        }
    }

    private static void search(Path file, String query) throws Exception {
        HistoryQuery wanted = HistoryQuery.of(MessageQuery.parse(query)).atMost(MOST);
        AtomicLong first = new AtomicLong();
        AtomicLong found = new AtomicLong();
        long start = System.nanoTime();
        HistorySearch.Sink sink = (messages, progress) -> {
            if (!messages.isEmpty()) {
                first.compareAndSet(0, System.nanoTime() - start);
            }
            found.set(progress.found());
            return true;
        };
        new HistorySearch(file, wanted, MessageJudge.BYTES, sink)
                .run(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        long complete = System.nanoTime() - start;
        System.out.println("FIRST " + (first.get() == 0 ? complete : first.get()));
        System.out.println("COMPLETE " + complete);
        System.out.println("FOUND " + found);
    }
}
