package io.topiary.core.compare;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.TopicChange;
import io.topiary.core.history.TopicChanges;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.JobProgress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The topics with messages between two instants of one recording; nothing else can differ. */
public final class InstantPairs implements Pairs {

    private static final int SLICE = 2_000;

    /** The recorder commits once a second; after this time what was received is in the file. */
    private static final long RECORDED_AFTER_MILLIS = 1_500;

    private final RecordingReader reader;
    private final long leftMicros;
    private final long rightMicros;

    /**
     * Opens a recording.
     *
     * @param leftMicros the instant on the left, in microseconds since 1970-01-01T00:00:00Z
     * @param rightMicros the instant on the right; may be the earlier one; either may be {@link Long#MAX_VALUE} for the end
     * @throws RecordingException if it can't be read
     */
    public InstantPairs(Path recording, long leftMicros, long rightMicros) throws RecordingException {
        this.reader = RecordingReader.openFile(recording);
        this.leftMicros = leftMicros;
        this.rightMicros = rightMicros;
    }

    @Override
    public void each(Predicate<String> topics, Likeness likeness, Taker taker, Job.Control control)
            throws RecordingException {
        awaitRecorder(control);
        boolean forward = leftMicros <= rightMicros;
        long from = reader.timeline().messageAt(Math.min(leftMicros, rightMicros));
        long to = reader.timeline().messageAt(Math.max(leftMicros, rightMicros));
        control.phase(Text.of("compare.phase.recording"), Math.max(0, to - from));
        TopicChanges changes = reader.changes(from, to);
        while (!control.isCancelled() && changes.next()) {
            control.done(changes.read());
        }
        List<TopicChange> changed = changes.changed(topics);
        control.phase(Text.of("compare.phase.topics"), changed.size());
        for (int at = 0; at < changed.size() && !control.isCancelled(); at += SLICE) {
            take(changed.subList(at, Math.min(changed.size(), at + SLICE)), forward, taker);
            control.done(at);
        }
    }

    private void awaitRecorder(Job.Control control) {
        if (Math.max(leftMicros, rightMicros) == Long.MAX_VALUE) {
            // its end is what is in it
            return;
        }
        long until = Math.max(leftMicros, rightMicros) / 1_000 + RECORDED_AFTER_MILLIS;
        long wait = until - System.currentTimeMillis();
        if (wait > 0) {
            control.phase(Text.of("compare.phase.recorder"), JobProgress.UNKNOWN);
            control.pause(Math.min(wait, RECORDED_AFTER_MILLIS));
        }
    }

    private void take(List<TopicChange> changes, boolean forward, Taker taker) throws RecordingException {
        Map<Long, Message> messages = new HashMap<>();
        long[] numbers = changes.stream()
                .flatMapToLong(change -> LongStream.of(change.before(), change.after()))
                .sorted()
                .toArray();
        reader.withNumbers(numbers).forEach(message -> messages.put(message.sequence(), message));
        for (TopicChange change : changes) {
            Reading before = reading(messages.get(change.before()));
            Reading after = reading(messages.get(change.after()));
            taker.take(change.topic(), forward ? before : after, forward ? after : before, change.messages());
        }
    }

    private static @Nullable Reading reading(@Nullable Message message) {
        return message == null ? null : new Reading(message, false);
    }

    @Override
    public void close() {
        reader.close();
    }
}
