package io.topiary.core.log;

/**
 * A word for each number from 0 on, of three counts: messages among the newest of all, kept beyond that, passed. Not
 * thread-safe.
 */
final class Counts {

    static final int KEPT_SHIFT = 8;
    static final int RUNNING_SHIFT = 32;
    static final long KEPT = 1L << KEPT_SHIFT;
    static final long RUNNING = 1L << RUNNING_SHIFT;
    static final long ALL_PASSED = KEPT - 1;
    static final long ALL_KEPT = RUNNING - KEPT;

    private final Chunks<Chunk> chunks = new Chunks<>(Chunk::new);

    private static final class Chunk {

        final long[] words = new long[Chunks.SIZE];
        int used;
    }

    /** The word of {@code number}, 0 if nothing was added to it. */
    long get(int number) {
        Chunk chunk = chunks.find(number);
        return chunk == null ? 0 : chunk.words[Chunks.at(number)];
    }

    /** Adds {@code change} to the word of {@code number}. */
    void add(int number, long change) {
        Chunk chunk = chunks.get(number);
        int at = Chunks.at(number);
        long before = chunk.words[at];
        long after = before + change;
        chunk.words[at] = after;
        if (before == 0 && after != 0) {
            chunk.used++;
        } else if (before != 0 && after == 0 && --chunk.used == 0) {
            chunks.remove(number);
        }
    }
}
