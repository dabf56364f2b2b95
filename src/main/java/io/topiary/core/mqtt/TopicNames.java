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

    /** Two neighbours are tried for each topic; this tells most others apart without a look at them. */
    private final long[] marks = new long[PLACES];

    private final String[] names = new String[PLACES];
    /** The names as they are on the wire, from the second time on that they come. */
    private final byte[] @Nullable [] keys = new byte[PLACES] @Nullable [];

    private final byte[] utf8 = new byte[LONGEST];

    TopicNames() {
        // no topic is empty
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
        long mark = mark(utf8, 0, length);
        String name = find(mark, utf8, 0, length);
        return name == null ? keep(mark, topic.toString()) : name;
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
        long mark = mark(bytes, from, to);
        String name = find(mark, bytes, from, to);
        if (name != null || !isPlain(bytes, from, to)) {
            return name;
        }
        return keep(mark, new String(bytes, from, to - from, StandardCharsets.US_ASCII));
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

    private @Nullable String find(long mark, byte[] bytes, int from, int to) {
        int place = place(mark);
        if (marks[place] == mark && is(place, bytes, from, to)) {
            return names[place];
        }
        int other = place ^ 1;
        return marks[other] == mark && is(other, bytes, from, to) ? names[other] : null;
    }

    private boolean is(int place, byte[] bytes, int from, int to) {
        byte[] key = keys[place];
        if (key == null) {
            key = names[place].getBytes(StandardCharsets.UTF_8);
            keys[place] = key;
        }
        return Arrays.equals(key, 0, key.length, bytes, from, to);
    }

    private String keep(long mark, String name) {
        int place = place(mark);
        int other = place ^ 1;
        marks[other] = marks[place];
        names[other] = names[place];
        keys[other] = keys[place];
        marks[place] = mark;
        names[place] = name;
        keys[place] = null;
        return name;
    }

    private static int place(long mark) {
        return (int) (mark >>> (Long.SIZE - PLACE_BITS));
    }

    /** Eight bytes at a time, the last ones twice if need be. */
    private static long mark(byte[] bytes, int from, int to) {
        long mark = (long) to - from;
        int last = to - Long.BYTES;
        if (last < from) {
            for (int i = from; i < to; i++) {
                mark = mark << 8 | (bytes[i] & 0xFF);
            }
            return mark * GOLDEN;
        }
        for (int i = from; i < last; i += Long.BYTES) {
            mark = (mark ^ (long) LONGS.get(bytes, i)) * GOLDEN;
        }
        return (mark ^ (long) LONGS.get(bytes, last)) * GOLDEN;
    }
}
