package io.topiary.core.tree;

import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Carries the counts of a batch from the topics touched up to the first level, visiting each level above just once. */
final class Ascent {

    private static final Comparator<TopicNode> DEEPEST_FIRST =
            Comparator.comparingInt((TopicNode node) -> node.depth).reversed();

    private final List<TopicNode> touched = new ArrayList<>();

    /** Notes one more message on {@code node}. */
    void touched(TopicNode node) {
        if (node.pending++ == 0) {
            touched.add(node);
        }
    }

    /** Calls {@code visitor} with every topic touched and its newest message. */
    void forEachTouched(BiConsumer<TopicNode, @Nullable Message> visitor) {
        for (TopicNode node : touched) {
            visitor.accept(node, node.newest);
        }
    }

    /** Brings all levels up to date. */
    void carryUp() {
        touched.sort(DEEPEST_FIRST);
        List<TopicNode> level = new ArrayList<>();
        int next = 0;
        while (next < touched.size() || !level.isEmpty()) {
            int depth = level.isEmpty() ? touched.get(next).depth : level.getFirst().depth;
            while (next < touched.size() && touched.get(next).depth == depth) {
                level.add(touched.get(next++));
            }
            List<TopicNode> above = new ArrayList<>();
            for (TopicNode node : level) {
                carry(node, above);
            }
            level = above;
        }
        touched.clear();
    }

    private static void carry(TopicNode node, List<TopicNode> above) {
        node.messagesBelow += node.pending;
        TopicNode parent = node.parent;
        if (parent != null) {
            boolean first = parent.pending == 0 && parent.messagesBelow == 0;
            if (parent.pending == 0) {
                above.add(parent);
            }
            parent.pending += node.pending;
            parent.lastNanos = first ? node.lastNanos : later(parent.lastNanos, node.lastNanos);
        }
        node.pending = 0;
    }

    private static long later(long a, long b) {
        return b - a > 0 ? b : a;
    }
}
