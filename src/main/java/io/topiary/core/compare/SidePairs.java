package io.topiary.core.compare;

import io.topiary.core.history.RecordingException;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The topics of two sides. Neither is held in memory: each topic of the left side is looked up on the right one, then those
 * that only the right one knows are added.
 */
public final class SidePairs implements Pairs {

    /** What came within this time may be on its way to the other side. */
    private static final long RECENT_MICROS = 5_000_000;

    private final Side left;
    private final Side right;
    private long done;

    /** Both are closed with it. */
    public SidePairs(Side left, Side right) {
        this.left = left;
        this.right = right;
    }

    @Override
    public void each(Predicate<String> topics, Likeness likeness, Taker taker, Job.Control control)
            throws RecordingException {
        control.phase(Text.of("compare.phase.topics"), left.size() + right.size());
        Settling settling = new Settling(left, right, likeness);
        eachOfLeft(
                topics,
                pair -> {
                    if (!isOnItsWay(pair, likeness) || !settling.add(pair)) {
                        taker.take(pair.topic, pair.left, pair.right, 0);
                    }
                },
                control);
        addOfRight(topics, taker, control);
        settling.settle(taker, control);
    }

    /** A topic as both sides know it. */
    record Pair(
            String topic, @Nullable Reading left, @Nullable Reading right) {}

    private interface PairTaker {

        void take(Pair pair);
    }

    private void eachOfLeft(Predicate<String> topics, PairTaker taker, Job.Control control) throws RecordingException {
        List<String> slice = left.nextTopics();
        while (slice != null && !control.isCancelled()) {
            List<String> wanted = slice.stream().filter(topics).toList();
            Map<String, Reading> lefts = left.read(wanted);
            Map<String, Reading> rights = right.read(wanted);
            for (String topic : wanted) {
                taker.take(new Pair(topic, lefts.get(topic), rights.get(topic)));
            }
            step(slice.size(), control);
            slice = left.nextTopics();
        }
    }

    private void addOfRight(Predicate<String> topics, Taker taker, Job.Control control) throws RecordingException {
        List<String> slice = right.nextTopics();
        while (slice != null && !control.isCancelled()) {
            List<String> wanted = left.unknown(slice.stream().filter(topics).toList());
            Map<String, Reading> rights = right.read(wanted);
            for (String topic : wanted) {
                taker.take(topic, null, rights.get(topic), 0);
            }
            step(slice.size(), control);
            slice = right.nextTopics();
        }
    }

    private void step(int topics, Job.Control control) {
        done += topics;
        control.done(done);
    }

    private boolean isOnItsWay(Pair pair, Likeness likeness) {
        Reading before = pair.left;
        Reading after = pair.right;
        if (!left.isLive() || !right.isLive() || before == null || after == null) {
            return false;
        }
        return !likeness.same(before.message(), after.message())
                && (isRecent(before.message()) || isRecent(after.message()));
    }

    private static boolean isRecent(Message message) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) - message.timeMicros() < RECENT_MICROS;
    }

    @Override
    public void close() {
        try (left) {
            right.close();
        }
    }
}
