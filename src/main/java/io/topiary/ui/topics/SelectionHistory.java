package io.topiary.ui.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * The levels that were selected, to go back and forward through. Those that were only passed on the way, as with a held
 * arrow key, do not count. FX thread.
 */
final class SelectionHistory {

    private static final int MOST = 100;
    /** A level that was left sooner was passed, not looked at. */
    private static final long PASSING_NANOS = TimeUnit.MILLISECONDS.toNanos(600);

    private final LongSupplier clock;
    private final List<String> paths = new ArrayList<>();
    private final ReadOnlyBooleanWrapper back = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper forward = new ReadOnlyBooleanWrapper();
    private int at = -1;
    private long since;

    /** @param clock nanoseconds that only grow */
    SelectionHistory(LongSupplier clock) {
        this.clock = clock;
    }

    /** Notes that {@code path} is selected. Where the history itself led is known already. */
    void visited(String path) {
        if (at >= 0 && paths.get(at).equals(path)) {
            return;
        }
        long now = clock.getAsLong();
        paths.subList(at + 1, paths.size()).clear();
        if (at >= 0 && now - since < PASSING_NANOS) {
            paths.removeLast();
        }
        if (paths.isEmpty() || !paths.getLast().equals(path)) {
            paths.add(path);
        }
        if (paths.size() > MOST) {
            paths.removeFirst();
        }
        since = now;
        move(paths.size() - 1);
    }

    /** The level before; empty if there is none. */
    Optional<String> back() {
        return step(-1);
    }

    /** The level after; empty if there is none. */
    Optional<String> forward() {
        return step(1);
    }

    /** Whether there is a level before. */
    ReadOnlyBooleanProperty canGoBackProperty() {
        return back.getReadOnlyProperty();
    }

    /** Whether there is a level after. */
    ReadOnlyBooleanProperty canGoForwardProperty() {
        return forward.getReadOnlyProperty();
    }

    private Optional<String> step(int by) {
        int next = at + by;
        if (next < 0 || next >= paths.size()) {
            return Optional.empty();
        }
        // whoever steps through the history looks at what it shows
        since = clock.getAsLong() - PASSING_NANOS;
        move(next);
        return Optional.of(paths.get(next));
    }

    private void move(int index) {
        at = index;
        back.set(at > 0);
        forward.set(at < paths.size() - 1);
    }
}
