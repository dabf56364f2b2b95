package io.topiary.core.history;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The recorders that run: one a file, shared by all who record into it. Any thread. */
public final class Recorders {

    private final Map<Path, Shared> running = new HashMap<>();
    private final List<Recorder> ending = new ArrayList<>();

    private static final class Shared {

        private final Recorder recorder;
        private int lines;

        Shared(Recorder recorder) {
            this.recorder = recorder;
        }
    }

    /**
     * A way into {@code file}; whoever gets it closes it. The recorder of that file is the same for all and ends with the
     * last of them.
     *
     * @param budget how much of it to keep, also of what others record into it
     */
    public synchronized RecordingLine open(Path file, RecordingBudget budget) {
        return open(file, budget, () -> {});
    }

    /** As {@link #open(Path, RecordingBudget)}; the file and its folder are deleted when nobody records into it any more. */
    public synchronized RecordingLine openTemporary(Path file, RecordingBudget budget) {
        return open(file, budget, () -> TemporaryRecording.delete(file));
    }

    private RecordingLine open(Path file, RecordingBudget budget, Runnable ended) {
        ending.removeIf(recorder -> recorder.state() instanceof RecordingState.Closed);
        Path key = file.toAbsolutePath().normalize();
        Shared shared = running.computeIfAbsent(key, path -> new Shared(start(path, budget, ended)));
        shared.recorder.setBudget(budget);
        shared.lines++;
        return shared.recorder.line(() -> release(key));
    }

    private Recorder start(Path file, RecordingBudget budget, Runnable ended) {
        // the one that is about to end has the file until then
        @Nullable
        Recorder before = ending.stream()
                .filter(recorder -> recorder.file().equals(file))
                .reduce((first, last) -> last)
                .orElse(null);
        return new Recorder(file, budget, new Recorder.Surroundings(new DiskGuard(), before, ended));
    }

    private synchronized void release(Path key) {
        Shared shared = running.get(key);
        if (shared != null && --shared.lines == 0) {
            running.remove(key);
            shared.recorder.close();
            ending.add(shared.recorder);
            notifyAll();
        }
    }

    /**
     * Waits until everything has been closed and written, at most {@code millis}.
     *
     * @return whether it has
     */
    public boolean awaitEnd(long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        List<Recorder> last;
        synchronized (this) {
            for (long left = millis; left > 0 && !running.isEmpty(); ) {
                wait(left);
                left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            }
            last = List.copyOf(ending);
        }
        for (Recorder recorder : last) {
            recorder.awaitEnd(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        }
        return last.stream().allMatch(recorder -> recorder.state() instanceof RecordingState.Closed);
    }
}
