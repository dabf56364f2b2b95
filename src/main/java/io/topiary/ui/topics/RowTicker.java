package io.topiary.ui.topics;

import io.topiary.ui.kit.Pulse;
import java.util.concurrent.TimeUnit;

/** Has rows drawn again when they look different though no message came: ages grow, rates sink. FX thread. */
final class RowTicker implements AutoCloseable {

    private final Pulse.Refresh ticker;
    private final Runnable redraw;
    private boolean pending;
    private long due;

    /** @param redraw asks for the rows to be drawn */
    RowTicker(Pulse pulse, Runnable redraw) {
        this.redraw = redraw;
        this.ticker = pulse.register(1, this::tick);
    }

    /** Makes sure that the rows are drawn {@code millis} after {@code now}, if not before; 0 for never. */
    void in(long millis, long now) {
        long wanted = now + TimeUnit.MILLISECONDS.toNanos(millis);
        if (millis > 0 && (!pending || wanted - due < 0)) {
            pending = true;
            due = wanted;
            ticker.markDirtyIn(millis);
        }
    }

    private void tick() {
        pending = false;
        redraw.run();
    }

    @Override
    public void close() {
        ticker.close();
    }
}
