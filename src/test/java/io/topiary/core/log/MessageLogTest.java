package io.topiary.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

    @Test
    void add_floodOnOneTopic_neverEvictsTheLastMessagesOfQuietOnes() {
        MessageLog log = new MessageLog(2_000, Long.MAX_VALUE);
        for (int i = 0; i < 40; i++) {
            add(log, "quiet/" + i % 4, 10);
        }
        filled(log, 100_000, 10);
        assertThat(log.range(0, log.end()).stream()
                        .filter(message -> message.topic().startsWith("quiet")))
                .map(Message::topic)
                .containsExactlyElementsOf(
                        Collections.nCopies(Floor.PER_TOPIC, List.of("quiet/0", "quiet/1", "quiet/2", "quiet/3"))
                                .stream()
                                .flatMap(List::stream)
                                .toList());
        assertThat(List.of(log.size(), log.evicted())).isEqualTo(List.of(2_000, 100_040 - 2_000L));
    }

    @Test
    void add_onAQuietTopicAgain_keepsTheOrder() {
        MessageLog log = new MessageLog(2_000, Long.MAX_VALUE);
        IntStream.range(0, Floor.PER_TOPIC).forEach(i -> add(log, "quiet", i));
        filled(log, 3_000, 1);
        add(log, "quiet", 100);
        assertThat(log.range(0, log.end()).stream()
                        .filter(message -> message.topic().equals("quiet"))
                        .map(message -> message.payload().length))
                .endsWith(1, 2, 3, 4, 100);
    }

    @Test
    void add_moreTopicsThanThereIsRoomFor_keepsTheShareOfThem() {
        MessageLog log = new MessageLog(Integer.MAX_VALUE, 1_000_000);
        for (int i = 0; i < 50_000; i++) {
            add(log, "once/" + i, 40);
        }
        filled(log, 20_000, 40);
        long kept =
                log.range(0, log.first()).stream().mapToLong(Message::footprint).sum();
        assertThat(kept).isBetween(120_000L, 250_000L);
        assertThat(log.bytes()).isLessThanOrEqualTo(1_000_000);
        assertThat(log.size() + log.evicted()).isEqualTo(70_000);
    }

    @Test
    void add_topicsWithAndWithoutANumber_keepsThemApart() {
        MessageLog log = new MessageLog(2_000, Long.MAX_VALUE);
        for (int i = 0; i < Floor.PER_TOPIC; i++) {
            add(log, "stray/0", -1, 1);
            add(log, "known", 7_000, 1);
            add(log, "stray/1", -1, 1);
        }
        filled(log, 10_000, 1);
        assertThat(log.range(0, log.first())).hasSize(3 * Floor.PER_TOPIC);
    }

    @Test
    void add_quietButLarge_doesNotPushTheOthersOut() {
        MessageLog log = new MessageLog(Integer.MAX_VALUE, 100_000);
        add(log, "small", 10);
        add(log, "large", 20_000);
        filled(log, 3_000, 1);
        assertThat(log.range(0, log.first())).map(Message::topic).containsExactly("small");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void log_ofManyTopics_afterRandomOperations_hasItsBooksBalanced(long seed) {
        Random random = new Random(seed);
        MessageLog log = new MessageLog(400, 150_000);
        TreeMap<Long, Message> out = new TreeMap<>();
        for (int step = 0; step < 10_000; step++) {
            String topic = "t" + (int) Math.abs(random.nextGaussian() * random.nextInt(1, 60));
            add(log, topic, number(topic, seed), random.nextInt(500));
            if (step % 7 == 0) {
                long number = log.numberAt(random.nextLong(log.placeOf(log.end())));
                Message message = log.find(number);
                if (message != null) {
                    out.put(number, message);
                    log.remove(number);
                }
            } else if (step % 11 == 0 && !out.isEmpty()) {
                log.putBack(out.firstKey(), out.pollFirstEntry().getValue());
            }
            assertThat(log.size() + log.evicted() + out.size()).isEqualTo(step + 1L);
        }
        out.forEach(log::putBack);
        List<Long> numbers = new ArrayList<>();
        for (long number = log.oldest(); number < log.end(); number = log.next(number + 1)) {
            numbers.add(number);
        }
        assertThat(numbers)
                .isEqualTo(LongStream.range(0, log.placeOf(Long.MAX_VALUE))
                        .map(log::numberAt)
                        .boxed()
                        .toList());
        assertThat(numbers.reversed()).isEqualTo(down(log));
        assertThat(log.bytes())
                .isEqualTo(log.range(0, log.end()).stream()
                        .mapToLong(Message::footprint)
                        .sum());
        assertThat(log.size()).isEqualTo(log.range(0, log.end()).size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void add_whateverTheTopics_evictsTheOlderOfATopicBeforeTheNewer(long seed) {
        Random random = new Random(seed);
        MessageLog log = new MessageLog(400, 150_000);
        Map<String, List<Long>> sent = new HashMap<>();
        for (int step = 0; step < 10_000; step++) {
            String topic = "t" + (int) Math.abs(random.nextGaussian() * random.nextInt(1, 60));
            sent.computeIfAbsent(topic, name -> new ArrayList<>()).add(log.end());
            int bytes = random.nextInt(100) == 0 ? 20_000 : random.nextInt(500);
            add(log, topic, number(topic, seed), bytes);
        }
        sent.forEach((topic, numbers) -> {
            List<Long> there =
                    numbers.stream().filter(number -> log.find(number) != null).toList();
            assertThat(there).as(topic).isEqualTo(numbers.subList(numbers.size() - there.size(), numbers.size()));
        });
    }

    private static List<Long> down(MessageLog log) {
        List<Long> numbers = new ArrayList<>();
        for (long number = log.previous(Long.MAX_VALUE); number >= log.oldest(); number = log.previous(number - 1)) {
            numbers.add(number);
        }
        return numbers;
    }

    /** What stands for {@code topic}: with every other seed nothing does. */
    private static int number(String topic, long seed) {
        return seed % 2 == 0 ? Integer.parseInt(topic.substring(1)) : -1;
    }

    private static void add(MessageLog log, String topic, int bytes) {
        add(log, topic, -1, bytes);
    }

    private static void add(MessageLog log, String topic, int number, int bytes) {
        log.add(
                new Message(
                        log.end(),
                        0,
                        0,
                        topic,
                        new byte[bytes],
                        MessageProperties.NONE,
                        Direction.IN,
                        Qos.AT_MOST_ONCE,
                        false),
                number);
    }

    private static long nearest(NavigableMap<Long, Message> from, long number) {
        Long key = from.ceilingKey(number);
        return key == null ? from.lastKey() : key;
    }

    private static MessageLog filled(MessageLog log, int count, int bytes) {
        for (int i = 0; i < count; i++) {
            add(log, "a", 0, bytes);
        }
        return log;
    }
}
