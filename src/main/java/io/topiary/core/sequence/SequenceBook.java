package io.topiary.core.sequence;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The counters that are watched in one session. Costs the pump nothing while there are none, and one hash look-up a message
 * otherwise. Any thread, but for {@link #see}.
 */
public final class SequenceBook {

    /** Most topics that are watched. */
    public static final int MOST = 100;

    private static final long UNKNOWN = -1;

    private volatile Map<String, SequenceWatch> watched = Map.of();
    private long skippedBefore = UNKNOWN;

    /**
     * The first {@code count} messages of {@code batch} came, all of them in the model already. By the pump.
     *
     * @param skipped tells how many messages were skipped since the session began, because too many came at once; asked
     *     only while something is watched
     */
    public void see(Message[] batch, int count, LongSupplier skipped) {
        Map<String, SequenceWatch> now = watched;
        if (now.isEmpty()) {
            skippedBefore = UNKNOWN;
            return;
        }
        long skippedNow = skipped.getAsLong();
        if (skippedBefore != UNKNOWN && skippedNow != skippedBefore) {
            now.values().forEach(SequenceWatch::mayHaveLost);
        }
        skippedBefore = skippedNow;
        for (int i = 0; i < count; i++) {
            SequenceWatch watch = now.get(batch[i].topic());
            if (watch != null && batch[i].direction() == Direction.IN) {
                watch.hand(batch[i]);
            }
        }
    }

    /** There was no link: messages may have been lost. */
    public void linkDown() {
        watched.values().forEach(SequenceWatch::mayHaveLost);
    }

    /**
     * Watches a topic from now on, in the place of what was watched of it before. The caller has it begin.
     *
     * @return the watch; null if there are too many already
     */
    public synchronized @Nullable SequenceWatch watch(CounterPlan plan, CounterReader reader) {
        Map<String, SequenceWatch> next = new HashMap<>(watched);
        if (next.size() >= MOST && !next.containsKey(plan.topic())) {
            return null;
        }
        SequenceWatch watch = new SequenceWatch(plan, reader);
        next.put(plan.topic(), watch);
        watched = Map.copyOf(next);
        return watch;
    }

    /** Watches {@code topic} no longer. */
    public synchronized void forget(String topic) {
        Map<String, SequenceWatch> next = new HashMap<>(watched);
        next.remove(topic);
        watched = Map.copyOf(next);
    }

    /** What is watched of {@code topic}. */
    public Optional<SequenceWatch> of(String topic) {
        return Optional.ofNullable(watched.get(topic));
    }

    /** Everything that is watched. */
    public List<SequenceWatch> all() {
        return List.copyOf(watched.values());
    }

    /** Looks at everything that was handed over. */
    public void catchUp() {
        all().forEach(SequenceWatch::catchUp);
    }
}
