package io.topiary.core.health;

import io.topiary.core.tree.TopicTree;
import io.topiary.core.tree.TopicWalk;
import io.topiary.core.vitals.Silence;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Looks for silent topics in the whole tree, in slices: each call is made under the lock of the model. */
public final class SilenceScan {

    private final TopicWalk walk;
    private final int most;
    private final Predicate<String> leftOut;
    private final boolean worthwhile;
    private final PriorityQueue<SilentTopic> found = new PriorityQueue<>(SilentTopic.MOST_OVERDUE_FIRST.reversed());
    private int count;

    /**
     * Nothing looked at yet.
     *
     * @param most how many are kept, those that are overdue most; all are counted
     * @param leftOut paths of topics that may be silent
     */
    public SilenceScan(TopicTree tree, int most, Predicate<String> leftOut) {
        this.walk = tree.watch().walk();
        this.worthwhile = tree.watch().vitals().watched() > 0;
        this.most = most;
        this.leftOut = leftOut;
    }

    /**
     * Looks at {@code levels} more.
     *
     * @return whether there are further ones
     */
    public boolean next(int levels, long nowNanos) {
        return worthwhile && walk.next(levels, level -> visit(level, nowNanos));
    }

    private void visit(TopicWalk.Level level, long nowNanos) {
        Silence silence = level.silence(nowNanos);
        if (silence == null) {
            return;
        }
        String path = level.path();
        if (leftOut.test(path)) {
            return;
        }
        count++;
        found.add(new SilentTopic(path, silence, level.lastMicros()));
        if (found.size() > most) {
            found.remove();
        }
    }

    /** What was found. */
    public SilentTopics result() {
        return new SilentTopics(
                found.stream().sorted(SilentTopic.MOST_OVERDUE_FIRST).toList(), count);
    }

    /**
     * Silent topics as of one moment.
     *
     * @param topics those that are overdue most, in that order
     * @param count all of them
     */
    public record SilentTopics(List<SilentTopic> topics, int count) {

        /** None. */
        public static final SilentTopics NONE = new SilentTopics(List.of(), 0);

        public SilentTopics {
            topics = List.copyOf(topics);
        }
    }
}
