package io.topiary.core.log;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Messages as bytes, many in one block: a million of them are some hundred objects, and a collector that has nothing to copy
 * does not stop the window. A block is used again when the last message in it is let go of. Not thread-safe.
 */
final class PackedMessages {

    private static final int BLOCK_BITS = 18;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int MOST_FREE = 16;

    /** Longer payloads are few, and would leave the ends of blocks empty. */
    private static final int LONGEST = 4_095;

    private static final int LENGTH_BITS = 12;

    private static final int TIME = Long.BYTES;
    private static final int NANOS = 2 * Long.BYTES;
    private static final int FLAGS = 3 * Long.BYTES;
    private static final int PAYLOAD = FLAGS + 1;
    private static final int RETAINED = 4;
    private static final int QOS = 3;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private byte[] @Nullable [] blocks = new byte[16] @Nullable [];
    private int[] used = new int[16];
    private final Deque<Integer> free = new ArrayDeque<>();
    private int made;
    private int current = -1;
    private int end = BLOCK;

    /** Whether {@code message} can be packed: one that came, without properties, and not long. */
    static boolean fits(Message message) {
        return message.direction() == Direction.IN
                && message.omitted() == 0
                && message.payload().length <= LONGEST
                && message.properties().isEmpty();
    }

    /**
     * Packs {@code message}, which fits.
     *
     * @return where it is, with its length: above 0
     */
    long put(Message message) {
        byte[] payload = message.payload();
        if (end + PAYLOAD + payload.length > BLOCK) {
            open();
        }
        byte[] block = block(current);
        LONGS.set(block, end, message.sequence());
        LONGS.set(block, end + TIME, message.timeMicros());
        LONGS.set(block, end + NANOS, message.nanoTime());
        block[end + FLAGS] = (byte) (message.qos().code() | (message.retained() ? RETAINED : 0));
        System.arraycopy(payload, 0, block, end + PAYLOAD, payload.length);
        used[current]++;
        long place = (current + 1L) << BLOCK_BITS | end;
        end += PAYLOAD + payload.length;
        return place << LENGTH_BITS | payload.length;
    }

    /** What was put at {@code place}, on the topic {@code topic}: equal to that, though not the same object. */
    Message get(long place, String topic) {
        byte[] block = block(number(place));
        int at = (int) (place >>> LENGTH_BITS) & (BLOCK - 1);
        int from = at + PAYLOAD;
        byte flags = block[at + FLAGS];
        return new Message(
                (long) LONGS.get(block, at),
                (long) LONGS.get(block, at + TIME),
                (long) LONGS.get(block, at + NANOS),
                topic,
                Arrays.copyOfRange(block, from, from + length(place)),
                MessageProperties.NONE,
                Direction.IN,
                Qos.of(flags & QOS),
                (flags & RETAINED) != 0);
    }

    /** Bytes in the payload of what was put at {@code place}. */
    static int length(long place) {
        return (int) place & LONGEST;
    }

    private static int number(long place) {
        return (int) (place >>> (BLOCK_BITS + LENGTH_BITS)) - 1;
    }

    /** Lets go of what was put at {@code place}. */
    void remove(long place) {
        int block = number(place);
        if (--used[block] == 0 && block != current) {
            release(block);
        }
    }

    private void open() {
        if (current >= 0 && used[current] == 0) {
            end = 0;
            return;
        }
        Integer freed = free.poll();
        current = freed == null ? made++ : freed;
        end = 0;
        if (current >= blocks.length) {
            blocks = Arrays.copyOf(blocks, current * 2);
            used = Arrays.copyOf(used, current * 2);
        }
        if (blocks[current] == null) {
            blocks[current] = new byte[BLOCK];
        }
    }

    private void release(int block) {
        if (free.size() < MOST_FREE) {
            free.addFirst(block);
        } else {
            // used again after those that are still there
            blocks[block] = null;
            free.addLast(block);
        }
    }

    private byte[] block(int number) {
        byte[] block = blocks[number];
        if (block == null) {
            throw new IllegalStateException("nothing is in block " + number);
        }
        return block;
    }
}
