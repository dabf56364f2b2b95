package io.topiary.ui.inspect.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.text.Preview;
import org.junit.jupiter.api.Test;

class HistorySelectionTest {

    private final HistorySelection selection = new HistorySelection();

    @Test
    void isSecondOlder_bothAtTheSameTime_tellsByTheirOrder() {
        selection.select(row(8), true);
        selection.chooseSecond(row(10));
        assertThat(selection.isSecondOlder()).isFalse();
        selection.select(row(12), true);
        assertThat(selection.isSecondOlder()).isTrue();
    }

    @Test
    void isSecondOlder_noSecond_isFalse() {
        selection.select(row(8), true);
        assertThat(selection.isSecondOlder()).isFalse();
    }

    private static HistoryRow row(long ordinal) {
        byte[] payload = String.valueOf(ordinal).getBytes(UTF_8);
        Message message = new Message(
                ordinal, 1_000, 1, "a", payload, MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false);
        return new HistoryRow(ordinal, message, Preview.of(payload, 80), HistoryRow.NO_INTERVAL, true);
    }
}
