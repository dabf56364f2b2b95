package io.topiary.core.tree;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All levels in the order of their creation: whoever wants to look at each of them need not follow the tree. They are kept
 * in chunks, which never move, so that a part of it may be read without the lock of the model. A level that goes leaves its
 * place empty, and finds it again when it is put back.
 */
final class Levels {

    /** Levels a topic may have on average before further ones are left out: a flood of deep topics ends before memory does. */
    private static final long LEVELS_PER_TOPIC = 4;

    private static final int DEEPEST = 65_536;

    private static final int SHIFT = 12;
    private static final int CHUNK = 1 << SHIFT;

    private @Nullable TopicNode[] @Nullable [] chunks = new @Nullable TopicNode[16] @Nullable [];
    private int[] filled = new int[chunks.length];
    private int size;
    private int gone;
    private int revision;

    /** Levels that ever were there: the next one gets this number. */
    int size() {
        return size;
    }

    /** Levels that are there. */
    int count() {
        return size - gone;
    }

    /** Whether no topic more may be added when there may be {@code topicLimit} topics. */
    boolean areFull(int topicLimit) {
        return count() >= LEVELS_PER_TOPIC * topicLimit + DEEPEST || size > TopicIndex.NUMBERS - DEEPEST;
    }

    /** Changes whenever a level goes or is put back. */
    int revision() {
        return revision;
    }

    /** Adds {@code node}, whose id is the size so far. */
    void add(TopicNode node) {
        int chunk = size >> SHIFT;
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunk * 2);
            filled = Arrays.copyOf(filled, chunk * 2);
        }
        fill(node);
        size++;
    }

    private void fill(TopicNode node) {
        int chunk = node.id >> SHIFT;
        @Nullable TopicNode[] nodes = chunks[chunk];
        if (nodes == null) {
            nodes = new @Nullable TopicNode[CHUNK];
            chunks[chunk] = nodes;
        }
        nodes[node.id & (CHUNK - 1)] = node;
        filled[chunk]++;
    }

    /** Takes {@code node}, which is there, out. */
    void remove(TopicNode node) {
        int chunk = node.id >> SHIFT;
        @Nullable TopicNode[] nodes = chunks[chunk];
        if (nodes != null) {
            nodes[node.id & (CHUNK - 1)] = null;
            filled[chunk]--;
            if (filled[chunk] == 0) {
                chunks[chunk] = null;
            }
        }
        gone++;
        revision++;
    }

    /** Puts {@code node}, which was taken out, back. */
    void putBack(TopicNode node) {
        fill(node);
        gone--;
        revision++;
    }

    /** The level {@code id}, null if it is gone. */
    @Nullable
    TopicNode get(int id) {
        return at(chunks, id);
    }

    private static @Nullable TopicNode at(@Nullable TopicNode[] @Nullable [] chunks, int id) {
        @Nullable TopicNode[] chunk = chunks[id >> SHIFT];
        return chunk == null ? null : chunk[id & (CHUNK - 1)];
    }

    /** What is there now; to be taken under the lock and read without it. */
    View view() {
        return new View(chunks, size);
    }

    /** The first {@code size} levels, but for those that are gone. */
    record View(@Nullable TopicNode[] @Nullable [] chunks, int size) {

        @Nullable
        TopicNode get(int id) {
            return at(chunks, id);
        }
    }
}
