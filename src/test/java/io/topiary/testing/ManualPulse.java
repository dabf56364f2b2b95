package io.topiary.testing;

import io.topiary.ui.kit.Pulse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A pulse that refreshes when the test says so, on the test's thread. */
public final class ManualPulse implements Pulse {

    private final List<Entry> entries = new ArrayList<>();
    private final List<Long> ages = new ArrayList<>();

    @Override
    public Refresh register(int perSecond, Runnable refresh) {
        Entry entry = new Entry(refresh);
        entries.add(entry);
        return entry;
    }

    @Override
    public void caughtUp(long ageNanos) {
        ages.add(ageNanos);
    }

    /** How old screens were found to be, in nanoseconds, oldest first. */
    public List<Long> ages() {
        return List.copyOf(ages);
    }

    /** Refreshes once whatever is dirty. */
    public void run() {
        for (Entry entry : List.copyOf(entries)) {
            if (entry.dirty.compareAndSet(true, false)) {
                entry.refresh.run();
            }
        }
    }

    /** Whether anything is dirty. */
    public boolean isDirty() {
        return entries.stream().anyMatch(entry -> entry.dirty.get());
    }

    /** How many are registered: 0 after everything was closed. */
    public int registered() {
        return entries.size();
    }

    private final class Entry implements Refresh {

        private final Runnable refresh;
        private final AtomicBoolean dirty = new AtomicBoolean();

        Entry(Runnable refresh) {
            this.refresh = refresh;
        }

        @Override
        public void markDirty() {
            dirty.set(true);
        }

        @Override
        public void close() {
            entries.remove(this);
        }
    }
}
