package io.topiary.core.tree;

import org.jspecify.annotations.Nullable;

/**
 * Finds the node of a topic by its full name: one look-up, no splitting. Open addressing, because a map's entry objects
 * would cost more than half of a node. Not thread-safe.
 */
final class TopicIndex {

    private @Nullable TopicNode[] slots = new @Nullable TopicNode[1 << 10];
    private int size;

    int size() {
        return size;
    }

    @Nullable
    TopicNode get(String topic) {
        int mask = slots.length - 1;
        for (int slot = spread(topic) & mask; ; slot = (slot + 1) & mask) {
            TopicNode node = slots[slot];
            if (node == null || node.source.equals(topic)) {
                return node;
            }
        }
    }

    /** Adds {@code node}, whose {@code source} is its topic, and which is not in it yet. */
    void add(TopicNode node) {
        if (++size > slots.length / 2) {
            grow();
        }
        place(node);
    }

    private void place(TopicNode node) {
        int mask = slots.length - 1;
        int slot = spread(node.source) & mask;
        while (slots[slot] != null) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = node;
    }

    private void grow() {
        @Nullable TopicNode[] old = slots;
        slots = new @Nullable TopicNode[old.length * 2];
        for (TopicNode node : old) {
            if (node != null) {
                place(node);
            }
        }
    }

    private static int spread(String topic) {
        int hash = topic.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
