package io.topiary.ui.inspect.history;

import io.topiary.core.message.Message;
import io.topiary.core.session.TopicHistory.Part;
import io.topiary.ui.inspect.history.HistoryReading.Order;
import io.topiary.ui.inspect.history.HistoryReading.Result;
import io.topiary.ui.kit.RowWindow;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a history is on screen: the top while that is followed, else the same messages whatever comes. FX thread.
 */
final class HistoryScroll {

    private static final long NONE = -1;
    /** So long rows may be on screen that nobody wants any more, while others are read. */
    private static final long PATIENCE_MILLIS = 100;

    private final RowWindow<HistoryRow> window;
    private @Nullable Part part;
    private boolean follow = true;
    private long shownNanos;

    HistoryScroll(RowWindow.Owner owner) {
        this.window = new RowWindow<>(owner);
    }

    /** The rows on screen. */
    RowWindow<HistoryRow> window() {
        return window;
    }

    /** What was read last, null if nothing was since {@link #begin}. */
    @Nullable
    Part part() {
        return part;
    }

    /** Another history: its top is to be shown. */
    void begin() {
        part = null;
        follow = true;
    }

    /** Shows nothing. */
    void clear() {
        window.show(0, 0, List.of(), NONE);
    }

    /** Stays at the top from now on, and goes there. */
    void toTop() {
        follow = true;
        window.scrollTo(0);
    }

    /** Stays with the messages on screen. */
    void stay() {
        follow = false;
    }

    /** What is to be read: the rows on screen, and one that is to be selected. */
    Order order(long target, @Nullable Message locate) {
        Part now = part;
        boolean toTop = now == null || (follow && !window.isScrolling());
        long newest = now == null ? NONE : now.added() - 1;
        long count = now == null ? 0 : now.count();
        long first = toTop ? 0 : window.place(row -> newest - row.ordinal(), count);
        boolean atTop = toTop || first == 0;
        follow = atTop && (follow || window.isScrolling());
        // the top stays the top; anything else moves on with its messages
        long added = now == null || (atTop && target == NONE) ? NONE : now.added();
        return new Order(added, first, window.capacity(), target, locate);
    }

    /** Shows what was read. */
    void show(Result result, Order order, HistorySelection selection) {
        Part read = result.part();
        part = read;
        if (result.selected() != null) {
            follow = follow && result.place() == 0;
        }
        long wish = window.isScrolling() ? window.place(row -> NONE, read.count()) : NONE;
        boolean outdated = wish != NONE && wish != order.first();
        boolean patient = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - shownNanos) < PATIENCE_MILLIS;
        if (outdated && patient) {
            return;
        }
        shownNanos = System.nanoTime();
        window.show(read.first(), read.count(), result.rows(), selection.place(read));
        if (outdated) {
            window.scrollTo(wish);
        }
    }
}
