package io.topiary.core.compare;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.history.RecordingException;
import io.topiary.core.work.Job;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what differs. One run, on a thread that may wait; how many topics there are does not matter to memory, only how
 * many findings are kept.
 */
public final class Comparison {

    private final MessageQuery query;
    private final Likeness likeness;
    private final long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    private final ComparisonResult.Kept kept = new ComparisonResult.Kept();

    /**
     * A comparison that has not begun.
     *
     * @param query which topics: those whose message on one of the sides it accepts
     * @param likeness when two messages count as the same
     */
    public Comparison(MessageQuery query, Likeness likeness) {
        this.query = query;
        this.likeness = likeness;
    }

    /**
     * Compares all of {@code pairs} and closes it.
     *
     * @return what was found; when cancelled, what was found so far
     * @throws RecordingException if a recording can't be read
     */
    public ComparisonResult run(Pairs pairs, Job.Control control) throws RecordingException {
        MessageQuery ofTopic = query.topicPart();
        Predicate<String> topics = ofTopic.isEmpty() ? topic -> true : ofTopic::accepts;
        MessageQuery ofMessage = query.messagePart();
        try (pairs) {
            pairs.each(
                    topics,
                    likeness,
                    (topic, left, right, between) -> {
                        if (ofMessage.isEmpty() || accepts(ofMessage, left) || accepts(ofMessage, right)) {
                            take(topic, left, right, between);
                        }
                    },
                    control);
        }
        return kept.result(control.isCancelled());
    }

    private boolean accepts(MessageQuery part, @Nullable Reading reading) {
        return reading != null && part.accepts(reading.message(), nowMicros);
    }

    private void take(String topic, @Nullable Reading left, @Nullable Reading right, long between) {
        Reading before = left == null || left.isGone() ? null : left;
        Reading after = right == null || right.isGone() ? null : right;
        if (before != null && after != null) {
            kept.add(
                    likeness.same(before.message(), after.message())
                            ? new Finding.Equal(topic, before, after, between, lag(before, after))
                            : new Finding.Changed(topic, before, after, between));
        } else if (before != null) {
            kept.add(new Finding.Removed(topic, before, right, between));
        } else if (after != null) {
            kept.add(new Finding.Added(topic, left, after, between));
        }
    }

    /** What the broker had stored arrived when somebody subscribed: that is no lag. */
    private static @Nullable Long lag(Reading left, Reading right) {
        return left.stored() || right.stored()
                ? null
                : (Long) (right.message().timeMicros() - left.message().timeMicros());
    }
}
