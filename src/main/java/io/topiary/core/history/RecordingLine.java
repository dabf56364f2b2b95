package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One session's way to a recorder, which it may share with others, and what became of its messages. Thread-safe. */
public final class RecordingLine implements AutoCloseable {

    private final Recorder recorder;
    private final RecordingQueue queue;
    private final RecordingTally tally = new RecordingTally();
    private final AtomicReference<@Nullable Runnable> release;

    RecordingLine(Recorder recorder, RecordingQueue queue, Runnable release) {
        this.recorder = recorder;
        this.queue = queue;
        this.release = new AtomicReference<>(release);
    }

    /** Takes {@code messages}, which must not change any more; returns at once. Does nothing if there are none. */
    public void record(List<Message> messages) {
        if (!messages.isEmpty()) {
            queue.offer(RecordingBatch.of(tally, null, messages));
        }
    }

    /** Takes something that happened after all messages taken so far; returns at once. */
    public void record(Happening happening) {
        queue.offer(RecordingBatch.of(tally, happening, List.of()));
    }

    /** What became of the messages received. */
    public RecordingCounts counts() {
        return tally.counts();
    }

    /** Who writes them. */
    public Recorder recorder() {
        return recorder;
    }

    /** Lets go of the recorder, which ends if nobody else has a line to it; what it was given is still written. */
    @Override
    public void close() {
        Runnable once = release.getAndSet(null);
        if (once != null) {
            once.run();
        }
    }
}
