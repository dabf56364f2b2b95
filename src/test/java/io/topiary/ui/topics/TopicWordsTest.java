package io.topiary.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Preview;
import io.topiary.core.tree.TreeRow;
import io.topiary.core.vitals.Delivery;
import io.topiary.core.vitals.VitalSigns;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicWordsTest {

    private final TopicWords words = new TopicWords(Messages.forLocale(Locale.ENGLISH));

    private static TopicRow row(boolean retained, VitalSigns vitals) {
        return row(retained, retained ? Delivery.STORED : Delivery.LIVE, vitals);
    }

    private static TopicRow row(boolean retained, Delivery delivery, VitalSigns vitals) {
        Message newest = new Message(
                0, 0, 0, "a", new byte[1_500], MessageProperties.NONE, Direction.IN, Qos.AT_LEAST_ONCE, retained);
        TreeRow level = new TreeRow("a", "a", 1, 0, false, 0, 1, 1, 1, 0, newest, delivery, vitals);
        return new TopicRow(level, Preview.of(newest.payload(), 10), 0, 0, false, null, null);
    }

    private static VitalSigns every(long median, long p95, long period) {
        return new VitalSigns(0, median, p95, period, false, List.of(1));
    }

    @ParameterizedTest
    @CsvSource({"0,''", "480,480 ms", "1540,1.5 s", "12000,12 s", "90000,1 min", "7200000,2 h"})
    void interval_isAsExactAsItIsLong(long median, String expected) {
        assertThat(words.interval(row(false, every(median, median, 0)))).isEqualTo(expected);
    }

    @Test
    void intervalTip_tellsOfTheRareOnes_andOfThePeriod() {
        assertThat(words.intervalTip(row(false, VitalSigns.NONE))).isEmpty();
        assertThat(words.intervalTip(row(false, every(1_000, 1_200, 1_000))))
                .contains("within 1 s", "19 of 20 within 1.2 s", "period of 1 s");
    }

    @ParameterizedTest
    @CsvSource({
        "true,STORED,retained,Retained at subscribe:",
        "true,LIVE,'live, retained','Seen live, with RETAIN:'",
        "false,LIVE,live,Seen live:"
    })
    void retained_tellsHowItCame(boolean flag, Delivery delivery, String word, String tip) {
        TopicRow row = row(flag, delivery, VitalSigns.NONE);
        assertThat(words.retained(row)).isEqualTo(word);
        assertThat(words.retainedTip(row)).startsWith(tip);
        assertThat(words.spoken(row).contains("retained")).isEqualTo(flag);
    }

    @Test
    void retained_levelWithoutMessage_isEmpty() {
        TreeRow level = new TreeRow("a", "a", 1, 1, false, 0, 0, 1, 1, 0, null, Delivery.LIVE, VitalSigns.NONE);
        TopicRow row = new TopicRow(level, null, 0, 0, false, null, null);
        assertThat(List.of(words.retained(row), words.retainedTip(row))).isEqualTo(List.of("", ""));
    }

    @Test
    void size_isToldInUnits() {
        assertThat(words.size(row(true, VitalSigns.NONE))).isEqualTo("1.5 kB");
    }
}
