package io.topiary.core.tree;

import org.jspecify.annotations.Nullable;

/** Walks all levels in the order in which a fully expanded tree shows them. */
final class Preorder {

    private Preorder() {}

    /** The level after {@code node}, or null after the last. */
    static @Nullable TopicNode next(TopicNode node) {
        TopicNode child = Siblings.first(node);
        return child != null ? child : afterSubtree(node);
    }

    /** The level after {@code node} and all below it, or null after the last. */
    static @Nullable TopicNode afterSubtree(TopicNode node) {
        for (TopicNode at = node; at != null && at.parent != null; at = at.parent) {
            TopicNode sibling = Siblings.next(at);
            if (sibling != null) {
                return sibling;
            }
        }
        return null;
    }
}
