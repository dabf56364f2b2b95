package io.topiary.core.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All levels in the order of their creation: whoever wants to look at each of them need not follow the tree. They are kept
 * in chunks, which never move, so that a part of it may be read without the lock of the model.
 */
final class Levels {

    private static final int SHIFT = 12;
    private static final int CHUNK = 1 << SHIFT;

    private @Nullable TopicNode[] @Nullable [] chunks = new @Nullable TopicNode[16] @Nullable [];
    private int size;

    int size() {
        return size;
    }

    /** Adds {@code node}, whose id is the size so far. */
    void add(TopicNode node) {
        int chunk = size >> SHIFT;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
        }
        @Nullable TopicNode[] last = chunks[chunk];
        if (last == null) {
            last = new @Nullable TopicNode[CHUNK];
            chunks[chunk] = last;
        }
        last[size & (CHUNK - 1)] = node;
        size++;
    }

    /** The level {@code id}, which must be there. */
    TopicNode get(int id) {
        return view().get(id);
    }

    /** What is there now; to be taken under the lock and read without it. */
    View view() {
        return new View(chunks, size);
    }

    /** The first {@code size} levels. */
    record View(@Nullable TopicNode[] @Nullable [] chunks, int size) {

        TopicNode get(int id) {
            @Nullable TopicNode[] chunk = chunks[id >> SHIFT];
            TopicNode node = chunk == null ? null : chunk[id & (CHUNK - 1)];
            if (node == null) {
                throw new IndexOutOfBoundsException(id);
            }
            return node;
        }
    }
}
