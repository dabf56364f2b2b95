package io.topiary.core.tree;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Decides which levels are shown, and recounts the visible rows of the whole tree in one pass. */
final class TreeFilter {

    private TreeFilter() {}

    /**
     * Shows what {@code filter} accepts and the levels above it; null shows everything.
     *
     * @return how many topics are shown
     */
    static int apply(TopicNode root, @Nullable Predicate<String> filter) {
        int matching = 0;
        for (TopicNode node = Siblings.first(root); node != null; node = Preorder.next(node)) {
            boolean accepted = node.newest != null && (filter == null || filter.test(node.source));
            node.shown = accepted || filter == null;
            if (accepted) {
                matching++;
                showAbove(node);
            }
        }
        recount(root);
        return matching;
    }

    private static void showAbove(TopicNode node) {
        TopicNode at = node.parent;
        while (at != null && at.parent != null && !at.shown) {
            at.shown = true;
            at = at.parent;
        }
    }

    /** Recounts children before their parents: the last level on each way down comes first. */
    private static void recount(TopicNode root) {
        TopicNode node = lastBelow(root);
        while (node != root && node != null) {
            if (node.children != null) {
                Siblings.recount(node);
            }
            node.ownRows = node.shown ? 1 + (node.expanded ? Siblings.rows(node) : 0) : 0;
            node = before(node);
        }
        Siblings.recount(root);
    }

    private static TopicNode lastBelow(TopicNode from) {
        TopicNode node = from;
        while (true) {
            TopicNode last = Siblings.last(node);
            if (last == null) {
                return node;
            }
            node = last;
        }
    }

    private static @Nullable TopicNode before(TopicNode node) {
        TopicNode sibling = Siblings.previous(node);
        return sibling == null ? node.parent : lastBelow(sibling);
    }
}
