package io.topiary.ui.chart;

import io.topiary.core.history.RecordingException;
import io.topiary.core.session.Session;
import io.topiary.core.settings.ChartSeries;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the points of a chart come from: from the messages in memory, and from the recording as far as a window reaches
 * further back. Reading that is no longer wanted is cancelled. FX thread; the work is done elsewhere.
 */
final class ChartSource {

    private static final Logger LOG = LoggerFactory.getLogger(ChartSource.class);

    private final ChartParts parts;
    private final Runnable changed;
    private List<ChartSeries> series = List.of();
    private long edition;
    private @Nullable ChartFeed feed;
    private ChartFeed.@Nullable News news;
    private @Nullable PastRun past;
    private @Nullable Older older;
    private long covered = Long.MAX_VALUE;
    private long wanted = Long.MAX_VALUE;
    private boolean busy;
    private boolean again;
    private boolean failed;
    private boolean pastFailed;

    /** Recorded points that are to be put before those from memory. */
    private record Older(int generation, long from, List<ChartLine> lines) {}

    /** @param changed told on the FX thread that there is something new, or that it may be asked again */
    ChartSource(ChartParts parts, Runnable changed) {
        this.parts = parts;
        this.changed = changed;
    }

    /**
     * Follows the values of {@code wantedSeries} from now on.
     *
     * @return whether these are others than before, or are read otherwise because formats know something else
     */
    boolean follow(List<ChartSeries> wantedSeries) {
        long known = parts.payloads().reader().choices().edition();
        if (feed != null && known == edition && sameValues(series, wantedSeries)) {
            return false;
        }
        stop();
        edition = known;
        series = wantedSeries;
        feed = new ChartFeed(parts.session(), parts.payloads(), wantedSeries);
        news = null;
        return true;
    }

    private static boolean sameValues(List<ChartSeries> some, List<ChartSeries> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).shows(others.get(i).topic(), others.get(i).pointer())) {
                return false;
            }
        }
        return true;
    }

    /** Reads nothing more. */
    void stop() {
        cancelPast();
        feed = null;
        older = null;
        failed = false;
        pastFailed = false;
    }

    /** What was found, null for nothing yet. */
    ChartFeed.@Nullable News news() {
        return news;
    }

    /** Whether that failed. */
    boolean isFailed() {
        return failed;
    }

    /** Whether the recording is being read. */
    boolean isReadingPast() {
        return past != null || older != null;
    }

    /** Whether it is to be asked again, because something came meanwhile. */
    boolean hasMore() {
        return again || older != null;
    }

    /** Whether the recording could not be read. */
    boolean isPastFailed() {
        return pastFailed;
    }

    /**
     * Looks at what came since, and at the recording if that is needed.
     *
     * @param bridged whether messages without the value are left out
     * @param from since when points are wanted
     * @param frozen whether what came since is left where it is
     */
    void refresh(boolean bridged, long from, boolean frozen) {
        wanted = from;
        ChartFeed current = feed;
        again = busy;
        if (busy || current == null) {
            return;
        }
        busy = true;
        Older before = older;
        older = null;
        parts.workers().execute(() -> {
            ChartFeed.News found = look(current, before, bridged, frozen);
            parts.fx().execute(() -> done(current, before, found));
        });
    }

    /** On a worker. */
    private static ChartFeed.@Nullable News look(
            ChartFeed feed, @Nullable Older before, boolean bridged, boolean frozen) {
        try {
            if (before != null) {
                feed.putBefore(before.generation(), before.lines());
            }
            return frozen ? feed.same(bridged) : feed.more(bridged);
        } catch (RuntimeException e) {
            LOG.error("the values of a topic could not be drawn", e);
            return null;
        }
    }

    private void done(ChartFeed finished, @Nullable Older before, ChartFeed.@Nullable News found) {
        busy = false;
        if (!finished.equals(feed)) {
            again = true;
            changed.run();
            return;
        }
        failed = found == null;
        if (found != null) {
            if (news == null || news.generation() != found.generation()) {
                cancelPast();
                covered = found.begin();
            } else if (before != null) {
                covered = before.from();
            }
            news = found;
            readPast(found);
        }
        changed.run();
    }

    private void cancelPast() {
        if (past != null) {
            past.cancel();
            past = null;
        }
        older = null;
    }

    private void readPast(ChartFeed.News found) {
        if (wanted >= covered) {
            cancelPast();
            return;
        }
        Session session = parts.session();
        Optional<Path> file = parts.recording().get();
        boolean full = found.lines().stream().anyMatch(ChartLine::cut);
        if (isReadingPast() || pastFailed || full || file.isEmpty()) {
            return;
        }
        boolean foreign = session.model().isPast()
                && session.identity().profileId() == null
                && !session.recording().isPresent();
        PastRun run = new PastRun(file.get(), foreign, parts.payloads(), series, wanted, covered);
        past = run;
        parts.errands().execute(() -> {
            try {
                List<ChartLine> lines = run.read();
                parts.fx().execute(() -> read(run, new Older(found.generation(), run.from(), lines)));
            } catch (RecordingException | RuntimeException e) {
                LOG.warn("a recording could not be read for a chart", e);
                parts.fx().execute(() -> read(run, null));
            }
        });
    }

    private void read(PastRun run, @Nullable Older found) {
        if (!run.equals(past)) {
            return;
        }
        past = null;
        pastFailed = found == null;
        older = found;
        changed.run();
    }
}
