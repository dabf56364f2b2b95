package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.util.List;

/** One session's way to a recorder, which it may share with others, and what became of its messages. Thread-safe. */
public final class RecordingLine {

    private final Recorder recorder;
    private final RecordingQueue queue;
    private final RecordingTally tally = new RecordingTally();

    RecordingLine(Recorder recorder, RecordingQueue queue) {
        this.recorder = recorder;
        this.queue = queue;
    }

    /** Takes {@code messages}, which must not change any more; returns at once. Does nothing if there are none. */
    public void record(List<Message> messages) {
        if (!messages.isEmpty()) {
            queue.offer(new RecordingBatch(tally, messages));
        }
    }

    /** What became of the messages received. */
    public RecordingCounts counts() {
        return tally.counts();
    }

    /** Who writes them. */
    public Recorder recorder() {
        return recorder;
    }
}
