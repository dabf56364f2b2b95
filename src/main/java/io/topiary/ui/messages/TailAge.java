package io.topiary.ui.messages;

import io.topiary.ui.kit.Pulse;

/** Measures how old the log on screen becomes while it follows the newest message. FX thread. */
final class TailAge {

    private static final long NONE = -1;

    private final Pulse pulse;
    private long shownEnd = NONE;

    TailAge(Pulse pulse) {
        this.pulse = pulse;
    }

    /**
     * The end of the log as it is about to be drawn.
     *
     * @param end number of the first entry that is not there yet
     * @param firstNew {@link System#nanoTime()} of the oldest message that was not on screen before
     * @param hasNew whether there is any
     */
    record Tail(long end, long firstNew, boolean hasNew) {}

    /** What is new in {@code range}. Called under the model's lock. */
    Tail tail(LogRange range) {
        if (shownEnd == NONE) {
            return new Tail(range.end(), 0, false);
        }
        long row = range.before(shownEnd);
        return range.rows(row, row + 1).stream()
                .findFirst()
                .map(entry -> new Tail(range.end(), entry.message().nanoTime(), true))
                .orElse(new Tail(range.end(), 0, false));
    }

    /** It was drawn; {@code follows}: with the newest message on screen. */
    void drawn(Tail tail, boolean follows) {
        if (follows && tail.hasNew()) {
            pulse.caughtUp(System.nanoTime() - tail.firstNew());
        }
        shownEnd = follows ? tail.end() : NONE;
    }
}
