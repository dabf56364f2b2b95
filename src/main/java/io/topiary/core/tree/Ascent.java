package io.topiary.core.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Carries the counts of a batch from the topics touched up to the first level, visiting each level above just once. */
final class Ascent {

    private static final Comparator<Family> DEEPEST_FIRST =
            Comparator.comparingInt((Family family) -> family.depth).reversed();

    private final List<Family> touched = new ArrayList<>();

    /** Notes one more message on {@code node}, which came at {@code nanos}, and whether it is the {@code first}. */
    void came(TopicNode node, long nanos, boolean first) {
        int topics = first ? 1 : 0;
        Family own = node.family;
        if (own != null) {
            own.messagesBelow++;
            own.topics += topics;
            own.cameAt(nanos);
        }
        Block home = node.home;
        if (home != null) {
            Family family = home.family;
            family.cameAt(nanos);
            family.pendingTopics += topics;
            if (family.pending++ == 0) {
                touched.add(family);
            }
        }
    }

    /** Notes {@code count} more messages on {@code node}, on which one just came. */
    void more(TopicNode node, long count) {
        Family own = node.family;
        if (own != null) {
            own.messagesBelow += count;
        }
        Block home = node.home;
        if (home != null) {
            home.family.pending += count;
        }
    }

    /** Brings all levels up to date. */
    void carryUp() {
        touched.sort(DEEPEST_FIRST);
        List<Family> level = new ArrayList<>();
        int next = 0;
        while (next < touched.size() || !level.isEmpty()) {
            int depth = level.isEmpty() ? touched.get(next).depth : level.getFirst().depth;
            while (next < touched.size() && touched.get(next).depth == depth) {
                level.add(touched.get(next++));
            }
            List<Family> above = new ArrayList<>();
            for (Family family : level) {
                carry(family, above);
            }
            level = above;
        }
        touched.clear();
    }

    private static void carry(Family family, List<Family> above) {
        family.messagesBelow += family.pending;
        family.topics += family.pendingTopics;
        Family next = family.above();
        if (next != null) {
            if (next.pending == 0) {
                above.add(next);
            }
            next.pending += family.pending;
            next.pendingTopics += family.pendingTopics;
            next.cameAt(family.lastNanos);
        }
        family.pending = 0;
        family.pendingTopics = 0;
    }
}
