package io.topiary.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.testing.FaultBook;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingExportTest {

    private static Finding changed(String topic, String before, String after) {
        return new Finding.Changed(
                topic,
                new Reading(Told.message(topic, before, 0, false), false),
                new Reading(Told.message(topic, after, 1_500_000, true), false),
                3);
    }

    @Test
    void write_holdsBothMessagesInFull() {
        assertThat(new FindingLines().write(changed("a/\u0085\"b", "1", "2")))
                .isEqualTo("{\"topic\":\"a/\\u0085\\\"b\",\"kind\":\"changed\",\"between\":3,"
                        + "\"left\":{\"time\":\"1970-01-01T00:00:00.000000Z\",\"direction\":\"in\","
                        + "\"topic\":\"a/\\u0085\\\"b\",\"qos\":0,\"retain\":false,\"payload\":\"1\"},"
                        + "\"right\":{\"time\":\"1970-01-01T00:00:01.500000Z\",\"direction\":\"in\","
                        + "\"topic\":\"a/\\u0085\\\"b\",\"qos\":0,\"retain\":true,\"payload\":\"2\"}}");
    }

    @Test
    void write_ofEqualValues_holdsTheLag() {
        Reading reading = new Reading(Told.message("t", "1", 0, false), false);
        assertThat(new FindingLines().write(new Finding.Equal("t", reading, reading, 0, -7L)))
                .startsWith("{\"topic\":\"t\",\"kind\":\"equal\",\"lagMicros\":-7,\"left\":{");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            =cmd  | '=cmd
            +1    | '+1
            -1    | '-1
            @x    | '@x
            a,b   | "a,b"
            a"b   | "a""b"
            plain | plain
            """)
    void row_ofWhatASpreadsheetWouldRun_isGuarded(String value, String cell) {
        String row = new FindingTable().row(changed("t", value, ""));
        assertThat(row).isEqualTo("t,changed," + cell + ",,1970-01-01T00:00:00Z,1970-01-01T00:00:01.500Z,3,");
        FaultBook.note("S15", "compare: a value \"" + value + "\" in CSV", cell, Duration.ZERO);
    }

    @Test
    void row_ofControlCharacters_escapesThem_andKeepsLineBreaks() {
        assertThat(new FindingTable().row(changed("t", "\u0000x\r\n=y", "\tz")))
                .startsWith("t,changed,\"\\u{0}x\n=y\",'\\tz,");
    }

    @Test
    void row_ofBytes_isBase64() {
        Message bytes = new Message(
                0, 0, 0, "t", new byte[] {-1, 0}, MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false);
        assertThat(new FindingTable().row(new Finding.Removed("t", new Reading(bytes, false), null, 0)))
                .isEqualTo("t,removed,base64:/wA=,,1970-01-01T00:00:00Z,,0,");
    }
}
