package io.topiary.core.tree;

import org.jspecify.annotations.Nullable;

/**
 * Finds a level by its path: one look-up, no splitting. Open addressing, because a map's entry objects would cost as much
 * as a node; in parts that grow one at a time, because copying a million entries at once would be felt. Levels are noted by
 * number, together with their hash: one place in memory for each, and nothing that a collector has to follow. Not
 * thread-safe.
 */
final class TopicIndex {

    private static final int PARTS = 64;
    private static final int PART_SHIFT = 32 - 6;
    private static final long FREE = 0;

    private final Part[] parts = new Part[PARTS];
    private final Levels levels;

    /** @param levels where the levels are by their numbers */
    TopicIndex(Levels levels) {
        this.levels = levels;
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
        parts[hash >>> PART_SHIFT].add(entry(node, hash));
    }

    /** Takes {@code node}, which is in it, out. */
    void remove(TopicNode node, int hash) {
        parts[hash >>> PART_SHIFT].remove(entry(node, hash));
    }

    /** Never {@link #FREE}: the number is counted from 1. */
    private static long entry(TopicNode node, int hash) {
        return (long) hash << Integer.SIZE | (node.id + 1);
    }

    private static int hash(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    private final class Part {

        private long[] entries = new long[16];
        private int size;

        @Nullable
        TopicNode get(String text, int to, int hash) {
            int mask = entries.length - 1;
            for (int slot = hash & mask; ; slot = (slot + 1) & mask) {
                long entry = entries[slot];
                if (entry == FREE) {
                    return null;
                }
                if (hash(entry) == hash) {
                    TopicNode node = levels.get((int) entry - 1);
                    if (node != null && node.isAt(text, to)) {
                        return node;
                    }
                }
            }
        }

        void add(long entry) {
            if (++size > entries.length / 4 * 3) {
                grow();
            }
            place(entry);
        }

        /** Moves those behind up into the hole, unless that were before where they are looked for first. */
        void remove(long entry) {
            int mask = entries.length - 1;
            int hole = hash(entry) & mask;
            while (entries[hole] != entry) {
                hole = (hole + 1) & mask;
            }
            for (int slot = (hole + 1) & mask; entries[slot] != FREE; slot = (slot + 1) & mask) {
                int way = (slot - hash(entries[slot])) & mask;
                if (way >= ((slot - hole) & mask)) {
                    entries[hole] = entries[slot];
                    hole = slot;
                }
            }
            entries[hole] = FREE;
            size--;
        }

        private void place(long entry) {
            int mask = entries.length - 1;
            int slot = hash(entry) & mask;
            while (entries[slot] != FREE) {
                slot = (slot + 1) & mask;
            }
            entries[slot] = entry;
        }

        private void grow() {
            long[] old = entries;
            entries = new long[old.length * 2];
            for (long entry : old) {
                if (entry != FREE) {
                    place(entry);
                }
            }
        }
    }
}
