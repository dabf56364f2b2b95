package io.topiary.ui.history.search;

import io.topiary.core.history.HistoryQuery;
import io.topiary.core.history.HistorySearch;
import io.topiary.core.history.MessageJudge;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.SearchProgress;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One search that goes on in the background; the screen takes what was found now and then. Any thread. */
final class SearchRun {

    /** So many messages are kept; the others are counted. */
    static final int MOST_MESSAGES = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(SearchRun.class);
    private static final long MOST_BYTES = 48L << 20;

    private final Path file;
    private final HistoryQuery query;
    private final HistorySearch search;
    private final Runnable changed;
    private List<Message> fresh = new ArrayList<>();
    private SearchProgress progress = new SearchProgress(0, -1, 0);
    private @Nullable Text problem;
    private long bytes;
    private boolean ended;
    private volatile boolean cancelled;

    /**
     * What there is to show.
     *
     * @param fresh what was found since this was asked last
     * @param progress how far it is; its total is negative before that is known
     * @param ended whether nothing more will come
     * @param problem what kept it from going on, or null
     */
    record State(
            List<Message> fresh,
            SearchProgress progress,
            boolean ended,
            @Nullable Text problem) {}

    private SearchRun(Path file, HistoryQuery query, MessageJudge judge, Runnable changed) {
        this.file = file;
        this.query = query;
        this.changed = changed;
        this.search = new HistorySearch(file, query, judge, this::take);
    }

    /**
     * Starts to search.
     *
     * @param judge says which messages are meant
     * @param background may wait
     * @param nowMicros the time that ages are measured from
     * @param changed told when there is something to take
     */
    static SearchRun start(
            Path file, HistoryQuery query, MessageJudge judge, Executor background, long nowMicros, Runnable changed) {
        SearchRun run = new SearchRun(file, query.atMost(MOST_MESSAGES), judge, changed);
        background.execute(() -> run.run(nowMicros));
        return run;
    }

    /** What is looked for. */
    HistoryQuery query() {
        return query;
    }

    /** Ends it within a moment. */
    void cancel() {
        cancelled = true;
        search.cancel();
    }

    /** Whether somebody ended it before it was done. */
    boolean isCancelled() {
        return cancelled;
    }

    /** What there is to show; the messages only once. */
    synchronized State pull() {
        State state = new State(fresh, progress, ended, problem);
        fresh = new ArrayList<>();
        return state;
    }

    private void run(long nowMicros) {
        Text failed = null;
        try {
            if (!Files.exists(file)) {
                // the recorder makes it a moment after it was started
                take(List.of(), new SearchProgress(0, 0, 0));
            } else if (!cancelled) {
                search.run(nowMicros);
            }
        } catch (RecordingException e) {
            LOG.warn("a search failed", e);
            failed = e.text();
        } catch (RuntimeException e) {
            LOG.error("a search failed", e);
            failed = Text.of("search.failed");
        }
        end(failed);
        changed.run();
    }

    private synchronized void end(@Nullable Text failed) {
        problem = failed;
        ended = true;
    }

    private boolean take(List<Message> found, SearchProgress now) {
        keep(found, now);
        changed.run();
        return !cancelled;
    }

    private synchronized void keep(List<Message> found, SearchProgress now) {
        progress = now;
        for (Message message : found) {
            if (bytes < MOST_BYTES) {
                bytes += message.footprint();
                fresh.add(message);
            }
        }
    }
}
