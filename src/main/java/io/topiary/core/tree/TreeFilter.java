package io.topiary.core.tree;

import io.topiary.core.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * A filter on its way into the tree. Topics are evaluated in slices, with no effect yet, while others come in; then one
 * pass without evaluation decides which levels are shown and recounts the visible rows.
 */
final class TreeFilter {

    private final TopicNode root;
    private final @Nullable TopicFiltering filter;
    private @Nullable TopicNode next;

    /** Nothing evaluated yet; a null {@code filter} shows everything. */
    TreeFilter(TopicNode root, @Nullable TopicFiltering filter) {
        this.root = root;
        this.filter = filter;
        this.next = filter == null ? null : Siblings.first(root);
    }

    @Nullable
    TopicFiltering filter() {
        return filter;
    }

    /** Evaluates {@code levels} more; tells whether there are further ones. */
    boolean evaluate(int levels) {
        TopicNode node = next;
        for (int i = 0; i < levels && node != null; i++) {
            node.clearAccepted();
            Message newest = node.newest;
            if (newest != null) {
                evaluate(node, newest);
            }
            node = Preorder.next(node);
        }
        next = node;
        return node != null;
    }

    /** Evaluates a topic that came in meanwhile. */
    void evaluate(TopicNode topic, Message newest) {
        if (filter != null && filter.accepts(topic, newest)) {
            topic.setAccepted();
            TopicNode above = topic.parent;
            while (above != null && above.markAcceptedBelow()) {
                above = above.parent;
            }
        }
    }

    /** Shows what was accepted, and the levels above, and recounts the rows, all in one pass. Returns the topics accepted. */
    int finish() {
        int matching = 0;
        TopicNode node = root.children == null ? null : deepest(root.children);
        while (node != null) {
            matching += node.isAccepted() ? 1 : 0;
            node.setMatching(node.isAccepted());
            node.setShown(filter == null || node.isAcceptedHereOrBelow());
            node.ownRows = node.isShown() ? 1 + (node.expanded ? Siblings.rows(node) : 0) : 0;
            Siblings.recount(node);
            node = afterwards(node);
        }
        return matching;
    }

    /** What must be counted before {@code from}: down to the left, else to the right, else to the level below. */
    private static TopicNode deepest(TopicNode from) {
        TopicNode node = from;
        while (true) {
            TopicNode next = node.left != null ? node.left : node.right != null ? node.right : node.children;
            if (next == null) {
                return node;
            }
            node = next;
        }
    }

    /** What is to be counted after {@code node}, or null after the last. */
    private @Nullable TopicNode afterwards(TopicNode node) {
        TopicNode up = node.up;
        if (up == null) {
            return node.parent == root ? null : node.parent;
        }
        TopicNode next = up.left == node && up.right != null ? up.right : up.children;
        return next == null ? up : deepest(next);
    }
}
