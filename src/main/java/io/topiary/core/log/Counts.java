package io.topiary.core.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A word for each number from 0 on, of three counts: messages among the newest of all, kept beyond that, passed. In chunks,
 * which go when there is nothing in them. Not thread-safe.
 */
final class Counts {

    static final int KEPT_SHIFT = 8;
    static final int RUNNING_SHIFT = 32;
    static final long KEPT = 1L << KEPT_SHIFT;
    static final long RUNNING = 1L << RUNNING_SHIFT;
    static final long ALL_PASSED = KEPT - 1;
    static final long ALL_KEPT = RUNNING - KEPT;

    private static final int SHIFT = 10;
    private static final int CHUNK = 1 << SHIFT;

    private @Nullable Chunk[] chunks = new @Nullable Chunk[16];

    private static final class Chunk {

        final long[] words = new long[CHUNK];
        int used;
    }

    /** The word of {@code number}, 0 if nothing was added to it. */
    long get(int number) {
        int at = number >> SHIFT;
        Chunk chunk = at < chunks.length ? chunks[at] : null;
        return chunk == null ? 0 : chunk.words[number & (CHUNK - 1)];
    }

    /** Adds {@code change} to the word of {@code number}. */
    void add(int number, long change) {
        Chunk chunk = chunk(number >> SHIFT);
        int at = number & (CHUNK - 1);
        long before = chunk.words[at];
        long after = before + change;
        chunk.words[at] = after;
        if (before == 0 && after != 0) {
            chunk.used++;
        } else if (before != 0 && after == 0 && --chunk.used == 0) {
            chunks[number >> SHIFT] = null;
        }
    }

    private Chunk chunk(int at) {
        if (at >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(at + 1, chunks.length * 2));
        }
        Chunk chunk = chunks[at];
        if (chunk == null) {
            chunk = new Chunk();
            chunks[at] = chunk;
        }
        return chunk;
    }
}
