package io.topiary.core.history;

import java.util.BitSet;

/** Topics of a recording, by their numbers. Not thread-safe while it is filled. */
final class TopicSet {

    private final BitSet ids = new BitSet();

    void add(long id) {
        ids.set(Math.toIntExact(id));
    }

    boolean has(long id) {
        return ids.get((int) id);
    }

    boolean isEmpty() {
        return ids.isEmpty();
    }
}
