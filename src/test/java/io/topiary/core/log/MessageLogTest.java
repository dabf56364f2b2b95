package io.topiary.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageLogTest {

    @Test
    void add_moreThanTheNumberAllowed_evictsTheOldest() {
        MessageLog log = filled(new MessageLog(2_000, Long.MAX_VALUE), 5_000, 0);
        assertThat(List.of(log.first(), log.end(), (long) log.size(), log.evicted()))
                .isEqualTo(List.of(3_000L, 5_000L, 2_000L, 3_000L));
    }

    @Test
    void add_moreThanTheBytesAllowed_evictsTheOldest() {
        MessageLog log = filled(new MessageLog(1_000, 10_000), 100, 1_000);
        assertThat(log.bytes()).isBetween(1L, 10_000L);
    }

    @Test
    void add_oneMessageLargerThanAllowed_isKept() {
        MessageLog log = filled(new MessageLog(1_000, 10), 3, 1_000);
        assertThat(log.get(2).sequence()).isEqualTo(2);
    }

    @Test
    void range_overEvictedAndFutureNumbers_holdsWhatIsThere() {
        MessageLog log = filled(new MessageLog(2_000, Long.MAX_VALUE), 2_500, 0);
        assertThat(log.range(0, 1_000_000))
                .map(Message::sequence)
                .containsExactlyElementsOf(LongStream.range(500, 2_500).boxed().toList());
    }

    @Test
    void get_evictedNumber_throws() {
        MessageLog log = filled(new MessageLog(1, Long.MAX_VALUE), 2, 0);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> log.get(0));
    }

    @Test
    void remove_inTheMiddle_leavesAHoleUntilItIsPutBack() {
        MessageLog log = filled(new MessageLog(10, Long.MAX_VALUE), 5, 10);
        long bytes = log.bytes();
        Message third = log.get(2);
        log.remove(2);
        assertThat(log.range(0, 5)).map(Message::sequence).containsExactly(0L, 1L, 3L, 4L);
        assertThat(List.of(log.hasHoles(), log.size(), log.find(2) == null, log.evicted()))
                .isEqualTo(List.of(true, 4, true, 0L));
        log.putBack(2, third);
        assertThat(log.range(0, 5)).map(Message::sequence).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(List.of(log.hasHoles(), log.size(), log.bytes())).isEqualTo(List.of(false, 5, bytes));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void log_afterRandomOperations_equalsAListOfWhatIsThere(long seed) {
        Random random = new Random(seed);
        MessageLog log = new MessageLog(1_500, Long.MAX_VALUE);
        TreeMap<Long, Message> there = new TreeMap<>();
        TreeMap<Long, Message> out = new TreeMap<>();
        long evicted = 0;
        for (int step = 0; step < 8_000; step++) {
            int kind = random.nextInt(10);
            if (kind < 6) {
                long number = log.end();
                filled(log, 1, 1);
                there.put(number, log.get(number));
            } else if (kind < 8 && !there.isEmpty()) {
                long number = nearest(there, random.nextLong(log.end()));
                out.put(number, there.remove(number));
                log.remove(number);
            } else if (!out.isEmpty()) {
                long number = nearest(out, random.nextLong(log.end()));
                Message message = Objects.requireNonNull(out.remove(number));
                if (number >= log.first()) {
                    there.put(number, message);
                } else {
                    evicted++;
                }
                log.putBack(number, message);
            }
            while (there.size() > 1_500) {
                there.pollFirstEntry();
                evicted++;
            }
        }
        assertThat(log.range(0, log.end())).containsExactlyElementsOf(there.values());
        assertThat(List.of((long) log.size(), log.evicted())).isEqualTo(List.of((long) there.size(), evicted));
    }

    private static long nearest(NavigableMap<Long, Message> from, long number) {
        Long key = from.ceilingKey(number);
        return key == null ? from.lastKey() : key;
    }

    private static MessageLog filled(MessageLog log, int count, int bytes) {
        for (int i = 0; i < count; i++) {
            log.add(new Message(
                    i, 0, 0, "a", new byte[bytes], MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false));
        }
        return log;
    }
}
