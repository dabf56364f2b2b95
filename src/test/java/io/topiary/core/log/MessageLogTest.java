package io.topiary.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

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

    private static MessageLog filled(MessageLog log, int count, int bytes) {
        for (int i = 0; i < count; i++) {
            log.add(new Message(
                    i, 0, 0, "a", new byte[bytes], MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false));
        }
        return log;
    }
}
