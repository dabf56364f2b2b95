package io.topiary.ui.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import org.junit.jupiter.api.Test;

class ChosenRecordedTest {

    private final ChosenRecorded chosen = new ChosenRecorded();

    @Test
    void entries_addedInAnyOrder_areTheOldestFirst() {
        chosen.add(entry(7));
        chosen.add(entry(3));
        chosen.add(entry(5));
        chosen.remove(entry(5).number());
        assertThat(chosen.entries())
                .extracting(entry -> entry.message().sequence())
                .containsExactly(3L, 7L);
        assertThat(chosen.contains(entry(7).number())).isTrue();
    }

    private static LogRange.Entry entry(long sequence) {
        Message message = new Message(
                sequence,
                sequence,
                sequence,
                "a",
                "x".getBytes(UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
        return new LogRange.Entry(-1 - sequence, message);
    }
}
