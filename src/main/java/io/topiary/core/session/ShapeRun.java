package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.TopicPass;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.shape.LearnedShape;
import io.topiary.core.shape.Shape;
import io.topiary.core.shape.ShapeOptions;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Learns what the payloads of some topics look like from every message of theirs: those in memory and those that come after
 * that, or those of a recording. For one thread at a time, never the FX thread's.
 */
public final class ShapeRun {

    /** Nothing is called odd here. */
    private static final ShapeOptions NEVER = new ShapeOptions(Integer.MAX_VALUE, false);

    private static final int MOST_REMEMBERED = 100_000;
    private static final long STEP = 200;

    private final SessionPayloads payloads;
    private final Predicate<String> meant;
    private final Map<String, Boolean> known = new HashMap<>();
    private final LogTail tail;
    private Shape shape = new Shape(NEVER);
    private List<Message> rest = List.of();
    private int next;
    private long behind;

    /**
     * Nothing looked at yet.
     *
     * @param meant which topics
     */
    public ShapeRun(Session session, SessionPayloads payloads, Predicate<String> meant) {
        this.payloads = payloads;
        this.meant = meant;
        this.tail = new LogTail(session.model());
    }

    /**
     * What was learned so far.
     *
     * @param shape what the payloads look like
     * @param behind messages of any topic in memory that it was not come to yet
     */
    public record Learned(LearnedShape shape, long behind) {}

    /** Looks at what came since, for no longer than {@code nanos}. */
    public Learned more(long nanos) {
        long deadline = System.nanoTime() + nanos;
        boolean more = true;
        while (more) {
            while (next < rest.size() && System.nanoTime() < deadline) {
                Message message = rest.get(next++);
                if (message.direction() == Direction.IN && isMeant(message.topic())) {
                    shape.learn(payloads.values(message), message.timeMicros());
                }
            }
            more = next == rest.size() && System.nanoTime() < deadline && read();
        }
        return new Learned(shape.snapshot(), behind + rest.size() - next);
    }

    private boolean read() {
        LogTail.Slice slice = tail.read(Long.MAX_VALUE);
        if (slice.anew()) {
            shape = new Shape(NEVER);
        }
        rest = slice.messages();
        next = 0;
        behind = slice.behind();
        return !rest.isEmpty();
    }

    private boolean isMeant(String topic) {
        if (known.size() > MOST_REMEMBERED) {
            known.clear();
        }
        return known.computeIfAbsent(topic, meant::test);
    }

    /**
     * Learns from a recording instead; takes as long as that is.
     *
     * @param control told how many messages were looked at, and asked whether to go on
     * @throws RecordingException if the recording can't be read
     */
    public static LearnedShape ofRecording(
            Path recording, SessionPayloads payloads, Predicate<String> meant, Job.Control control)
            throws RecordingException {
        Shape learned = new Shape(NEVER);
        try (RecordingReader reader = RecordingReader.open(recording)) {
            TopicPass pass = new TopicPass(reader);
            List<String> topics = pass.topics(meant);
            long total = 0;
            for (String topic : topics) {
                total += control.isCancelled() ? 0 : pass.count(topic);
            }
            control.phase(Text.of("shape.recording.phase"), total);
            long[] done = {0};
            for (String topic : topics) {
                pass.each(topic, message -> {
                    if (message.direction() == Direction.IN) {
                        learned.learn(payloads.values(message), message.timeMicros());
                    }
                    if (++done[0] % STEP == 0) {
                        control.done(done[0]);
                    }
                    return !control.isCancelled();
                });
            }
        }
        return learned.snapshot();
    }
}
