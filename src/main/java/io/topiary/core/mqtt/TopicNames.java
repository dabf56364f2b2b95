package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of topics that came lately, so that messages on the same topic share one string: a name of its own for each
 * message is a third of what a small message costs in memory. What is no longer in it is made anew. Network thread.
 */
final class TopicNames {

    private static final int PLACE_BITS = 13;
    private static final int PLACES = 1 << PLACE_BITS;

    private static final int LONGEST = 256;
    /** 2 to the 64th by the golden ratio, which scatters neighbours. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] NONE = {};

    /** Two neighbours are tried for each topic. */
    private final byte[][] keys = new byte[PLACES][];

    private final String[] names = new String[PLACES];
    private final byte[] utf8 = new byte[LONGEST];

    TopicNames() {
        // no topic is empty
        Arrays.fill(keys, NONE);
        Arrays.fill(names, "");
    }

    /** The name of {@code topic}. */
    String of(MqttTopic topic) {
        ByteBuffer bytes = topic.toByteBuffer();
        int length = bytes.remaining();
        if (length > LONGEST) {
            return topic.toString();
        }
        bytes.get(utf8, 0, length);
        int place = place(utf8, 0, length);
        String name = find(place, utf8, 0, length);
        return name == null ? keep(place, utf8, 0, length, topic.toString()) : name;
    }

    /**
     * The topic that is written in {@code bytes} from {@code from} until before {@code to}; null unless it came lately
     * or is plain to see: some printable ASCII without wildcards (MQTT 5, section 4.7.1).
     */
    @Nullable
    String ofPlain(byte[] bytes, int from, int to) {
        if (to <= from || to - from > LONGEST) {
            return null;
        }
        int place = place(bytes, from, to);
        String name = find(place, bytes, from, to);
        if (name != null || !isPlain(bytes, from, to)) {
            return name;
        }
        return keep(place, bytes, from, to, new String(bytes, from, to - from, StandardCharsets.US_ASCII));
    }

    private static boolean isPlain(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte letter = bytes[i];
            if (letter < ' ' || letter > '~' || letter == '#' || letter == '+') {
                return false;
            }
        }
        return true;
    }

    private @Nullable String find(int place, byte[] bytes, int from, int to) {
        if (is(keys[place], bytes, from, to)) {
            return names[place];
        }
        return is(keys[place ^ 1], bytes, from, to) ? names[place ^ 1] : null;
    }

    private static boolean is(byte[] key, byte[] bytes, int from, int to) {
        return Arrays.equals(key, 0, key.length, bytes, from, to);
    }

    private String keep(int place, byte[] bytes, int from, int to, String name) {
        keys[place ^ 1] = keys[place];
        names[place ^ 1] = names[place];
        keys[place] = Arrays.copyOfRange(bytes, from, to);
        names[place] = name;
        return name;
    }

    /** By the end and the length: names differ there more often than at the beginning. */
    private static int place(byte[] bytes, int from, int to) {
        int length = to - from;
        long tail = 0;
        if (length >= Long.BYTES) {
            tail = (long) LONGS.get(bytes, to - Long.BYTES) ^ (long) LONGS.get(bytes, from + length / 2 - 4);
        } else {
            for (int i = from; i < to; i++) {
                tail = tail << 8 | (bytes[i] & 0xFF);
            }
        }
        return (int) (((tail + length) * GOLDEN) >>> (Long.SIZE - PLACE_BITS));
    }
}
