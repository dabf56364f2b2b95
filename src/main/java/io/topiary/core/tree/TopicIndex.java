package io.topiary.core.tree;

import org.jspecify.annotations.Nullable;

/**
 * Finds a level by its path: one look-up, no splitting. Open addressing, because a map's entry objects would cost as much
 * as a node; in parts that grow one at a time, because copying a million entries at once would be felt. Levels are noted by
 * number, together with most of their hash: one place in memory for each, and nothing that a collector has to follow. Not
 * thread-safe.
 */
final class TopicIndex {

    private static final int NUMBER_BITS = 27;
    /** A level's number is smaller. */
    static final int NUMBERS = (1 << NUMBER_BITS) - 1;

    private static final int PART_BITS = 6;
    private static final int PARTS = 1 << PART_BITS;
    /**
     * Which bits of an entry are of the hash: those below the ones that tell the part. With the latter they are so many that
     * of a million levels hardly two are alike; that they are is a case which the compilers then need not know.
     */
    private static final long MARK = -1L << NUMBER_BITS;

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
    TopicNode get(String text, int to, long hash) {
        return parts[part(hash)].get(text, to, mark(hash));
    }

    /** Adds {@code node}, which is not in it yet. */
    void add(TopicNode node, long hash) {
        parts[part(hash)].add(entry(node, hash));
    }

    /** Takes {@code node}, which is in it, out. */
    void remove(TopicNode node, long hash) {
        parts[part(hash)].remove(entry(node, hash));
    }

    private static int part(long hash) {
        return (int) (hash >>> (Long.SIZE - PART_BITS));
    }

    private static long mark(long hash) {
        return (hash << PART_BITS) & MARK;
    }

    /** Never {@link #FREE}: the number is counted from 1. */
    private static long entry(TopicNode node, long hash) {
        return mark(hash) | (node.id + 1);
    }

    /** Where an entry is looked for first. */
    private static int first(long entry, int mask) {
        return (int) (entry >>> NUMBER_BITS) & mask;
    }

    private final class Part {

        private long[] entries = new long[16];
        private int size;

        @Nullable
        TopicNode get(String text, int to, long mark) {
            int mask = entries.length - 1;
            for (int slot = first(mark, mask); ; slot = (slot + 1) & mask) {
                long entry = entries[slot];
                if (entry == FREE) {
                    return null;
                }
                if ((entry & MARK) == mark) {
                    TopicNode node = levels.get((int) (entry & ~MARK) - 1);
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
            int hole = first(entry, mask);
            while (entries[hole] != entry) {
                hole = (hole + 1) & mask;
            }
            for (int slot = (hole + 1) & mask; entries[slot] != FREE; slot = (slot + 1) & mask) {
                int way = (slot - first(entries[slot], mask)) & mask;
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
            int slot = first(entry, mask);
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
