package io.topiary.core.tree;

import org.jspecify.annotations.Nullable;

/**
 * Finds a level by its path: one look-up, no splitting. Open addressing, because a map's entry objects would cost as much
 * as a node; in parts that grow one at a time, because copying a million entries at once would be felt. Not thread-safe.
 */
final class TopicIndex {

    private static final int PARTS = 64;
    private static final int PART_SHIFT = 32 - 6;

    private final Part[] parts = new Part[PARTS];

    TopicIndex() {
        for (int i = 0; i < PARTS; i++) {
            parts[i] = new Part();
        }
    }

    /** The level whose path is {@code text[0, to)}, or null. */
    @Nullable
    TopicNode get(String text, int to, int hash) {
        return parts[hash >>> PART_SHIFT].get(text, to, hash);
    }

    /** Adds {@code node}, which is not in it yet. */
    void add(TopicNode node, int hash) {
        parts[hash >>> PART_SHIFT].add(node, hash);
    }

    /** Takes {@code node}, which is in it, out. */
    void remove(TopicNode node, int hash) {
        parts[hash >>> PART_SHIFT].remove(node, hash);
    }

    /** Hashes are kept beside the nodes: to compare and to move them takes no look at a name. */
    private static final class Part {

        private @Nullable TopicNode[] nodes = new @Nullable TopicNode[16];
        private int[] hashes = new int[16];
        private int size;

        @Nullable
        TopicNode get(String text, int to, int hash) {
            int mask = nodes.length - 1;
            for (int slot = hash & mask; ; slot = (slot + 1) & mask) {
                TopicNode node = nodes[slot];
                if (node == null || (hashes[slot] == hash && node.isAt(text, to))) {
                    return node;
                }
            }
        }

        void add(TopicNode node, int hash) {
            if (++size > nodes.length / 4 * 3) {
                grow();
            }
            place(node, hash);
        }

        /** Moves those behind up into the hole, unless that were before where they are looked for first. */
        void remove(TopicNode node, int hash) {
            int mask = nodes.length - 1;
            int hole = hash & mask;
            while (nodes[hole] != node) {
                hole = (hole + 1) & mask;
            }
            for (int slot = (hole + 1) & mask; nodes[slot] != null; slot = (slot + 1) & mask) {
                int way = (slot - hashes[slot]) & mask;
                if (way >= ((slot - hole) & mask)) {
                    nodes[hole] = nodes[slot];
                    hashes[hole] = hashes[slot];
                    hole = slot;
                }
            }
            nodes[hole] = null;
            size--;
        }

        private void place(TopicNode node, int hash) {
            int mask = nodes.length - 1;
            int slot = hash & mask;
            while (nodes[slot] != null) {
                slot = (slot + 1) & mask;
            }
            nodes[slot] = node;
            hashes[slot] = hash;
        }

        private void grow() {
            @Nullable TopicNode[] oldNodes = nodes;
            int[] oldHashes = hashes;
            nodes = new @Nullable TopicNode[oldNodes.length * 2];
            hashes = new int[nodes.length];
            for (int i = 0; i < oldNodes.length; i++) {
                TopicNode node = oldNodes[i];
                if (node != null) {
                    place(node, oldHashes[i]);
                }
            }
        }
    }
}
