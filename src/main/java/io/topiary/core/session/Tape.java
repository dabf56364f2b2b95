package io.topiary.core.session;

import io.topiary.core.history.Happening;
import io.topiary.core.history.RecordedEvent;
import io.topiary.core.history.RecordingCounts;
import io.topiary.core.history.RecordingLine;
import io.topiary.core.intake.Intake;
import io.topiary.core.message.Message;
import io.topiary.core.session.Triage.Fate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What of a session goes into its recording: everything received but what is muted or excluded, everything published, and
 * what happens to the link. It may be switched on and off while messages come. Any thread; never waits.
 */
public final class Tape {

    private final Intake intake;
    private final MessageStamp stamp;
    private final Queue<Awaited> awaited = new ArrayDeque<>();
    private @Nullable RecordingLine line;
    private List<RecordingLine> former = List.of();
    private RecordingCounts settled = RecordingCounts.NONE;
    private long unrecorded;
    private boolean ended;

    /** Something that happened before message {@code sequence}, while older ones are still on their way. */
    private record Awaited(long sequence, Happening happening) {}

    Tape(Intake intake, MessageStamp stamp) {
        this.intake = intake;
        this.stamp = stamp;
    }

    /** Where it is recorded to; empty while it is not recorded. */
    public synchronized Optional<RecordingLine> line() {
        return Optional.ofNullable(line);
    }

    /** Records to {@code newLine} from now on, and closes it in the end. */
    public synchronized void start(RecordingLine newLine) {
        stop();
        if (ended) {
            newLine.close();
        } else {
            line = newLine;
        }
    }

    /** Records nothing from now on; what the recorder was given is still written. */
    public synchronized void stop() {
        if (line == null) {
            return;
        }
        line.close();
        List<RecordingLine> unsettled = new ArrayList<>();
        for (RecordingLine each : former) {
            settle(each, unsettled);
        }
        settle(line, unsettled);
        former = unsettled;
        line = null;
        awaited.clear();
    }

    /**
     * Notes that {@code kind}, one of those that {@link RecordedEvent} names, happened after what was received so far.
     *
     * @param text what to tell about it, or null
     */
    public void note(String kind, @Nullable String text) {
        note(new Happening(stamp.micros(), kind, text));
    }

    /** Notes {@code happening}, which happened after what was received so far. */
    synchronized void note(Happening happening) {
        if (line != null) {
            awaited.add(new Awaited(stamp.next(), happening));
            noteIfCaughtUp(line);
        }
    }

    /** What the pump took out of the intake, before it is told that it is applied. Under the model's lock. */
    synchronized void received(Message[] batch, Fate[] fates, int count) {
        if (line == null) {
            for (int i = 0; i < count; i++) {
                unrecorded += fates[i] == Fate.SHOWN ? 1 : 0;
            }
            return;
        }
        List<Message> messages = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            while (isAwaitedBefore(batch[i])) {
                line.record(messages);
                messages = new ArrayList<>(count - i);
                line.record(awaited.remove().happening());
            }
            if (fates[i] == Fate.SHOWN) {
                messages.add(batch[i]);
            }
        }
        line.record(messages);
    }

    /** The pump's batch is applied. Under the model's lock. */
    synchronized void applied() {
        if (line != null && !awaited.isEmpty()) {
            noteIfCaughtUp(line);
        }
    }

    /** A message that Topiary published; of a large file only that it was. */
    synchronized void published(Message message) {
        if (line != null && message.omitted() > 0) {
            // a recording holds messages as they were, or says that one is missing
            note(RecordedEvent.PUBLISHED_FILE, message.topic() + " (" + message.size() + " B)");
        } else if (line != null) {
            line.record(List.of(message));
        }
    }

    /** No message will come any more. */
    synchronized void end() {
        ended = true;
        stop();
    }

    /** What became of the messages received while it was recorded. */
    synchronized RecordingCounts counts() {
        RecordingCounts counts = settled;
        for (RecordingLine each : former) {
            counts = counts.plus(each.counts());
        }
        return line == null ? counts : counts.plus(line.counts());
    }

    /** Messages that would have been recorded, had it been. */
    synchronized long unrecorded() {
        return unrecorded;
    }

    private boolean isAwaitedBefore(Message message) {
        Awaited next = awaited.peek();
        return next != null && next.sequence() <= message.sequence();
    }

    private void noteIfCaughtUp(RecordingLine to) {
        if (intake.counts().depth() == 0) {
            awaited.forEach(each -> to.record(each.happening()));
            awaited.clear();
        }
    }

    private void settle(RecordingLine closed, List<RecordingLine> unsettled) {
        RecordingCounts counts = closed.counts();
        if (counts.depth() == 0) {
            settled = settled.plus(counts);
        } else {
            unsettled.add(closed);
        }
    }
}
