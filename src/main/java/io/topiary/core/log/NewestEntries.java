package io.topiary.core.log;

import org.jspecify.annotations.Nullable;

/** The newest entry of each topic, and its name, by the number that the topic tree has given it. Not thread-safe. */
final class NewestEntries {

    private static final long NONE = -1;

    private final Chunks<Chunk> chunks = new Chunks<>(Chunk::new);

    private static final class Chunk {

        final long[] entries = new long[Chunks.SIZE];
        final @Nullable String[] names = new @Nullable String[Chunks.SIZE];
        int used;
    }

    /**
     * {@code entry} is the newest of {@code topic} from now on.
     *
     * @return which one was; less than 0 if none was
     */
    long replace(int topic, long entry, String name) {
        Chunk chunk = chunks.get(topic);
        int at = Chunks.at(topic);
        long before = NONE;
        if (chunk.names[at] == null) {
            chunk.used++;
        } else {
            before = chunk.entries[at];
        }
        chunk.entries[at] = entry;
        // the string that all else that is known of the topic shares
        chunk.names[at] = name;
        return before;
    }

    /** The name of {@code topic}, of which there is an entry. */
    String name(int topic) {
        Chunk chunk = chunks.find(topic);
        String name = chunk == null ? null : chunk.names[Chunks.at(topic)];
        if (name == null) {
            throw new IllegalStateException("topic " + topic + " has no entry");
        }
        return name;
    }

    /** There is no entry of {@code topic} any more. */
    void forget(int topic) {
        Chunk chunk = chunks.find(topic);
        int at = Chunks.at(topic);
        if (chunk != null && chunk.names[at] != null) {
            chunk.names[at] = null;
            if (--chunk.used == 0) {
                chunks.remove(topic);
            }
        }
    }
}
