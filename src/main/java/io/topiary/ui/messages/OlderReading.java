package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import io.topiary.core.session.LogChoice;
import io.topiary.core.session.LogHistory;
import io.topiary.core.session.LogHistory.Part;
import io.topiary.core.session.LogHistory.Wish;
import io.topiary.core.session.Session;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.RowWindow;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has those rows of the log read from the recording that are about to be seen: in the background, one part at a time. FX thread. */
final class OlderReading implements LogFilter.Older {

    /** While the newest message is followed a filter is asked about so many older ones: that fills the screen as a rule. */
    private static final long LOOK_BACK = 50_000;

    /** After so long it is read again, whether or not there is reason to. */
    static final long REST_MILLIS = 1_000;

    private static final int TELLING = 2;

    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(REST_MILLIS);

    private final Session session;
    private final Executor background;
    private final Runnable changed;
    private final AtomicReference<@Nullable Arrival> arrived = new AtomicReference<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private Supplier<Optional<Path>> recording = Optional::empty;
    private LogHistory history;
    private OlderLines lines = OlderLines.NONE;
    private long readNanos;
    private @Nullable Sought sought;
    private @Nullable Found found;
    private int failures;

    /** A part that was read of a history, null if there is no recording; with what was found if a time was sought. */
    private record Arrival(
            LogHistory of, @Nullable Part part, @Nullable Found found) {}

    /** What is looked for. */
    sealed interface Sought {

        /** The first message at {@code micros} or later. */
        record Time(long micros) implements Sought {}

        /** The message with the number {@code sequence} in the recording. */
        record Row(long sequence) implements Sought {}
    }

    /** What was found of what was sought; null if there is nothing. */
    record Found(Sought sought, LogRange.@Nullable Entry entry) {}

    /** @param changed told in the background when there is something to {@link #take} */
    OlderReading(Session session, Executor background, Runnable changed) {
        this.session = session;
        this.background = background;
        this.changed = changed;
        this.history = new LogHistory(session, LogChoice.ALL, recording);
    }

    /** Reads from {@code newRecording} from the next {@link #restart} on. */
    void readFrom(Supplier<Optional<Path>> newRecording) {
        recording = newRecording;
    }

    @Override
    public TopicChanges.Recorded restart(LogChoice choice) {
        close();
        sought = null;
        lines = OlderLines.NONE;
        LogHistory next = new LogHistory(session, choice, recording);
        history = next;
        readNanos = System.nanoTime() - REST_NANOS;
        return next::before;
    }

    /** The file that is read from; any thread may ask. */
    Supplier<Optional<Path>> recording() {
        return recording;
    }

    /** What is read; for the background. */
    LogHistory history() {
        return history;
    }

    /** Why it can't be read, null if it can: the first time does not count, for nothing may be written into it yet. */
    @Nullable
    Text problem() {
        Part part = lines.part();
        return failures < TELLING || part == null ? null : part.problem();
    }

    /** Reads again at the next {@link #want}, whatever came of it before. */
    void retry() {
        readNanos = System.nanoTime() - REST_NANOS;
    }

    /** Looks for {@code what}, from the next {@link #want} on. */
    void seek(Sought what) {
        sought = what;
        lines = new OlderLines(lines.part(), true, false);
    }

    /** What was found at the time that was sought; null if nothing is known yet, and when it is asked again. */
    @Nullable
    Found takeFound() {
        Found now = found;
        found = null;
        return now;
    }

    /** What was read. */
    OlderLines lines() {
        return lines;
    }

    /** Takes what was read since, and keeps what {@code window} shows where it is. @return whether there was something */
    boolean take(RowWindow<LogRow> window) {
        Arrival arrival = arrived.getAndSet(null);
        if (arrival == null || !arrival.of().equals(history)) {
            return false;
        }
        Part before = lines.part();
        Part part = arrival.part();
        lines = new OlderLines(part, sought != null && arrival.found() == null, false);
        failures = lines.isUnreadable() ? failures + 1 : 0;
        if (arrival.found() != null) {
            sought = null;
            found = arrival.found();
            // it is another place: there is nothing to be kept where it is
            return true;
        }
        long known = before == null ? 0 : before.count();
        if (before != null && part != null && before.generation() == part.generation()) {
            window.inserted(part.count() - known - (part.added() - before.added()));
        } else if (known == 0 || part == null) {
            window.inserted(lines.count() - known);
        }
        return true;
    }

    /**
     * Asks for the rows from {@code first} on, if they are not there, and for others if there is reason to.
     *
     * @param missing whether some of them are not at hand
     * @return whether some are on their way
     */
    boolean want(long first, int capacity, boolean missing, boolean follow) {
        if (sought != null && capacity > 0) {
            return seekOn(history, sought, capacity);
        }
        Part part = lines.part();
        // what is followed is looked for as far as LOOK_BACK, other rows when one comes near them
        boolean looking = part != null && part.looking() && capacity > 0 && (follow || first < 2L * capacity);
        lines = new OlderLines(part, lines.seeking(), looking);
        boolean rested = System.nanoTime() - readNanos > REST_NANOS;
        if (capacity == 0 || !(missing || looking || rested)) {
            return isUnderWay();
        }
        LogHistory from = history;
        if (busy.compareAndSet(false, true)) {
            readNanos = System.nanoTime();
            // below 0 for those that were evicted since
            long newest = lines.count() - first - 2L * capacity;
            long added = part == null ? -1 : part.added();
            Wish wish = new Wish(newest, added, 3 * capacity, follow ? LOOK_BACK : Long.MAX_VALUE);
            background.execute(() -> read(from, wish));
        }
        return isUnderWay();
    }

    private boolean seekOn(LogHistory from, Sought what, int capacity) {
        boolean unread = lines.part() == null;
        if (busy.compareAndSet(false, true)) {
            background.execute(() -> {
                try {
                    if (unread) {
                        var _ = from.read(new Wish(0, -1, capacity, 0));
                    }
                    OptionalLong since = switch (what) {
                        case Sought.Time time -> from.since(time.micros());
                        case Sought.Row row -> from.sinceNumber(row.sequence());
                    };
                    if (since.isPresent()) {
                        arrived.set(arrival(from, since.getAsLong(), what, capacity));
                    }
                } finally {
                    busy.set(false);
                }
                changed.run();
            });
        }
        return isUnderWay();
    }

    private static Arrival arrival(LogHistory from, long since, Sought what, int capacity) {
        Wish around = new Wish(Math.max(0, since - 1 - capacity), -1, 3 * capacity, Long.MAX_VALUE);
        Part part = from.read(around).orElse(null);
        OlderLines there = new OlderLines(part, false, false);
        LogRange.Entry entry = there.between(0, there.count()).stream()
                .filter(each -> isIt(each.message(), what))
                .findFirst()
                .orElse(null);
        return new Arrival(from, part, new Found(what, entry));
    }

    private static boolean isIt(Message message, Sought what) {
        return switch (what) {
            case Sought.Time time -> message.timeMicros() >= time.micros();
            case Sought.Row row -> message.sequence() == row.sequence();
        };
    }

    private boolean isUnderWay() {
        return busy.get() || arrived.get() != null;
    }

    private void read(LogHistory from, Wish wish) {
        try {
            Part part = from.read(wish).orElse(null);
            arrived.set(new Arrival(from, part, null));
        } finally {
            busy.set(false);
        }
        changed.run();
    }

    void close() {
        LogHistory former = history;
        former.cancel();
        background.execute(former::close);
    }
}
