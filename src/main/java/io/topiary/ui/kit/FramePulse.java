package io.topiary.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pulse of the window: runs only while something is dirty, and gives an expensive refresh, and an expensive frame,
 * proportionally more rest.
 *
 * <p>Apart from {@link Refresh#markDirty()}, everything happens on the FX thread.
 */
public final class FramePulse implements Pulse {

    /** A refresh that took t is followed by at least this many t of rest. */
    private static final int REST_FACTOR = 4;

    private static final Logger LOG = LoggerFactory.getLogger(FramePulse.class);

    private final FxThread fx;
    private final PulseFigures figures = new PulseFigures();
    private final List<Entry> entries = new ArrayList<>();
    private final List<BooleanSupplier> behind = new ArrayList<>();
    private final FrameRest rest = new FrameRest(() -> behind.stream().anyMatch(BooleanSupplier::getAsBoolean));
    private final AtomicBoolean wakeUnderWay = new AtomicBoolean();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick(now);
        }
    };

    /** A pulse at rest. */
    public FramePulse(FxThread fx) {
        this.fx = fx;
    }

    /** What it measures about itself. */
    public PulseFigures figures() {
        return figures;
    }

    @Override
    public Refresh register(int perSecond, Runnable refresh) {
        Entry entry = new Entry(TimeUnit.SECONDS.toNanos(1) / perSecond, refresh);
        entries.add(entry);
        return entry;
    }

    @Override
    public Runnable giveWayWhile(BooleanSupplier newBehind) {
        behind.add(newBehind);
        return () -> behind.remove(newBehind);
    }

    @Override
    public void caughtUp(long ageNanos) {
        figures.rowAges().add(ageNanos);
    }

    private void wake() {
        if (wakeUnderWay.compareAndSet(false, true)) {
            fx.later(() -> {
                figures.awake();
                timer.start();
            });
        }
    }

    private void tick(long now) {
        figures.frame(now);
        boolean anyDirty = false;
        long start = System.nanoTime();
        boolean resting = rest.isResting(start);
        for (Entry entry : List.copyOf(entries)) {
            if (!resting && entry.refreshIfDue()) {
                rest.refreshed(start);
            }
            anyDirty |= entry.dirty.get();
        }
        if (!anyDirty) {
            timer.stop();
            wakeUnderWay.set(false);
            // whoever got dirty since the check found wakeUnderWay still set and did not start the timer
            if (entries.stream().anyMatch(entry -> entry.dirty.get())) {
                wake();
            }
        }
    }

    private final class Entry implements Refresh {

        private final long intervalNanos;
        private final Runnable refresh;
        private final AtomicBoolean dirty = new AtomicBoolean();
        private long due = System.nanoTime();

        Entry(long intervalNanos, Runnable refresh) {
            this.intervalNanos = intervalNanos;
            this.refresh = refresh;
        }

        @Override
        public void markDirty() {
            if (dirty.compareAndSet(false, true)) {
                wake();
            }
        }

        @Override
        public void close() {
            entries.remove(this);
        }

        private boolean refreshIfDue() {
            long start = System.nanoTime();
            if (start - due < 0 || !dirty.compareAndSet(true, false)) {
                return false;
            }
            figures.refreshed();
            try {
                refresh.run();
            } catch (RuntimeException e) {
                // one view that can't be drawn must not stop the others
                LOG.error("a refresh failed", e);
            }
            long cost = System.nanoTime() - start;
            due = start + Math.max(intervalNanos, REST_FACTOR * cost);
            return true;
        }
    }
}
