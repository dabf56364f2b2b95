package io.topiary.core.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The newest entry of each topic, and its name, by the number that the topic tree has given it. In chunks, which go when
 * there is nothing in them. Not thread-safe.
 */
final class NewestEntries {

    private static final int SHIFT = 10;
    private static final int CHUNK = 1 << SHIFT;
    private static final long NONE = -1;

    private @Nullable Chunk[] chunks = new @Nullable Chunk[16];

    private static final class Chunk {

        final long[] entries = new long[CHUNK];
        final @Nullable String[] names = new @Nullable String[CHUNK];
        int used;
    }

    /**
     * {@code entry} is the newest of {@code topic} from now on.
     *
     * @return which one was; less than 0 if none was
     */
    long replace(int topic, long entry, String name) {
        Chunk chunk = chunk(topic >> SHIFT);
        int at = topic & (CHUNK - 1);
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
        Chunk chunk = chunks[topic >> SHIFT];
        String name = chunk == null ? null : chunk.names[topic & (CHUNK - 1)];
        if (name == null) {
            throw new IllegalStateException("topic " + topic + " has no entry");
        }
        return name;
    }

    /** There is no entry of {@code topic} any more. */
    void forget(int topic) {
        Chunk chunk = chunks[topic >> SHIFT];
        int at = topic & (CHUNK - 1);
        if (chunk != null && chunk.names[at] != null) {
            chunk.names[at] = null;
            if (--chunk.used == 0) {
                chunks[topic >> SHIFT] = null;
            }
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
