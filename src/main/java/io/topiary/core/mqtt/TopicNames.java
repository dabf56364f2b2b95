package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.datatypes.MqttTopic;
import java.nio.ByteBuffer;
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

    private final @Nullable ByteBuffer[] keys = new @Nullable ByteBuffer[PLACES];
    private final String[] names = new String[PLACES];

    TopicNames() {
        Arrays.fill(names, "");
    }

    /** The name of {@code topic}. */
    String of(MqttTopic topic) {
        ByteBuffer utf8 = topic.toByteBuffer();
        if (utf8.remaining() > LONGEST) {
            return topic.toString();
        }
        int place = place(utf8);
        if (utf8.equals(keys[place])) {
            return names[place];
        }
        String name = topic.toString();
        keys[place] = utf8;
        names[place] = name;
        return name;
    }

    /** By the end and the length: names differ there more often than at the beginning. */
    private static int place(ByteBuffer utf8) {
        int end = utf8.limit();
        long tail = 0;
        if (utf8.remaining() >= Long.BYTES) {
            tail = utf8.getLong(end - Long.BYTES) ^ utf8.getLong(utf8.position() + utf8.remaining() / 2 - 4);
        } else {
            for (int i = utf8.position(); i < end; i++) {
                tail = tail << 8 | (utf8.get(i) & 0xFF);
            }
        }
        long mixed = (tail + utf8.remaining()) * GOLDEN;
        return (int) (mixed >>> (Long.SIZE - PLACE_BITS));
    }
}
