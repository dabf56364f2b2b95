package io.topiary.core.log;

import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table by numbers from 0 on, in chunks of {@value #SIZE}, which are made when there is something for them and go when
 * nothing is left in them. Not thread-safe.
 *
 * @param <C> a chunk
 */
final class Chunks<C> {

    private static final int SHIFT = 10;
    static final int SIZE = 1 << SHIFT;

    private final Supplier<C> maker;
    private @Nullable Object[] chunks = new @Nullable Object[16];

    /** An empty table, whose chunks {@code maker} makes. */
    Chunks(Supplier<C> maker) {
        this.maker = maker;
    }

    /** Where in its chunk {@code number} is. */
    static int at(int number) {
        return number & (SIZE - 1);
    }

    /** The chunk of {@code number}, null if there is none. */
    @SuppressWarnings("unchecked")
    @Nullable
    C find(int number) {
        int chunk = number >> SHIFT;
        return chunk < chunks.length ? (C) chunks[chunk] : null;
    }

    /** The chunk of {@code number}, a new one if there is none. */
    C get(int number) {
        C there = find(number);
        if (there != null) {
            return there;
        }
        int chunk = number >> SHIFT;
        if (chunk >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(chunk + 1, chunks.length * 2));
        }
        C made = maker.get();
        chunks[chunk] = made;
        return made;
    }

    /** Lets go of the chunk of {@code number}, which is there. */
    void remove(int number) {
        chunks[number >> SHIFT] = null;
    }
}
