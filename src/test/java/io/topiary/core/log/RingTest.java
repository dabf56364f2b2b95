package io.topiary.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingTest {

    private static final int TOPICS = 1_500;

    private final TopicCounts counts = new TopicCounts();
    private final Ring ring = new Ring(7, counts);

    @Test
    void find_newestOfATopic_isTheSameObject() {
        Message first = message(0, "a", new byte[10]);
        Message second = message(1, "b", new byte[10]);
        ring.add(first, 0);
        ring.add(second, 1);
        assertThat(ring.find(7)).isSameAs(first);
        assertThat(ring.find(8)).isSameAs(second);
    }

    @Test
    void find_olderOfATopic_isEqual() {
        Message first = message(0, "a", new byte[] {1, 2, 3});
        ring.add(first, 0);
        ring.add(message(1, "a", new byte[10]), 0);
        assertThat(ring.find(7)).isEqualTo(first).isNotSameAs(first);
    }

    @Test
    void find_olderOfATopicThatTheTreeDoesNotKnow_isTheSameObject() {
        Message first = message(0, "a", new byte[10]);
        ring.add(first, -1);
        ring.add(message(1, "a", new byte[10]), -1);
        assertThat(ring.find(7)).isSameAs(first);
    }

    @Test
    void add_afterAllOfTheTopicWentAndItsNameChanged_findsTheNewName() {
        ring.add(message(0, "old", new byte[10]), 0);
        ring.removeOldest();
        Message newer = message(1, "new", new byte[10]);
        ring.add(newer, 0);
        ring.add(message(2, "new", new byte[10]), 0);
        assertThat(ring.find(8)).isEqualTo(newer);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void ring_afterRandomOperations_holdsWhatIsThere(long seed) {
        Random random = new Random(seed);
        TreeMap<Long, Message> there = new TreeMap<>();
        TreeMap<Long, Message> out = new TreeMap<>();
        for (int step = 0; step < 30_000; step++) {
            int what = random.nextInt(100);
            if (what < 60 || there.isEmpty()) {
                Message message = random(step, random);
                there.put(ring.end(), message);
                ring.add(message, Integer.parseInt(message.topic()) - 200);
            } else if (what < 90 && ring.places() > 3_000) {
                there.remove(ring.first());
                out.remove(ring.first());
                ring.removeOldest();
            } else if (what < 95) {
                Map.Entry<Long, Message> some =
                        there.ceilingEntry(random.nextLong(there.firstKey(), there.lastKey() + 1));
                out.put(some.getKey(), some.getValue());
                there.remove(some.getKey());
                ring.takeOut(some.getKey());
            } else if (!out.isEmpty()) {
                Map.Entry<Long, Message> some = out.pollFirstEntry();
                there.put(some.getKey(), some.getValue());
                ring.putBack(some.getKey(), some.getValue(), ring.topicOf(some.getKey()));
            }
        }
        for (long number = ring.first() - 10; number < ring.end() + 10; number++) {
            assertThat(ring.find(number)).isEqualTo(there.get(number));
            assertThat(ring.has(number)).isEqualTo(there.containsKey(number));
        }
        assertThat(ring.size()).isEqualTo(there.size());
        assertThat(ring.bytes())
                .isEqualTo(there.values().stream().mapToLong(Message::footprint).sum());
    }

    /** Its topic is a number that is 200 above that which the ring is given. */
    private static Message random(int step, Random random) {
        byte[] payload = new byte[random.nextInt(20) == 0 ? random.nextInt(10_000) : random.nextInt(100)];
        random.nextBytes(payload);
        MessageProperties properties =
                random.nextInt(10) == 0 ? MessageProperties.NONE.withExpiry(5L) : MessageProperties.NONE;
        return new Message(
                step,
                random.nextLong(),
                random.nextLong(),
                Integer.toString(random.nextInt(random.nextBoolean() ? TOPICS : 210)),
                payload,
                properties,
                random.nextInt(10) == 0 ? Direction.OUT : Direction.IN,
                Qos.of(random.nextInt(3)),
                random.nextBoolean());
    }

    private static Message message(long sequence, String topic, byte[] payload) {
        return new Message(
                sequence, 2, 3, topic, payload, MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false);
    }
}
