package io.topiary.core.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Carries the counts of a batch from the topics touched up to the first level, visiting each level above just once. */
final class Ascent {

    private static final Comparator<Family> DEEPEST_FIRST =
            Comparator.comparingInt((Family family) -> family.depth).reversed();

    private final List<Family> touched = new ArrayList<>();

    /** Notes one more message on {@code node}, which came at {@code nanos}. */
    void came(TopicNode node, long nanos) {
        Family own = node.family;
        if (own != null) {
            own.messagesBelow++;
            own.cameAt(nanos);
        }
        Block home = node.home;
        if (home != null) {
            Family family = home.family;
            family.cameAt(nanos);
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
        Family next = family.above();
        if (next != null) {
            if (next.pending == 0) {
                above.add(next);
            }
            next.pending += family.pending;
            next.cameAt(family.lastNanos);
        }
        family.pending = 0;
    }
}
