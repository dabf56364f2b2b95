package io.topiary.core.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages as rows of CSV and lines of text. */
class MessageTableTest {

    private static final long MICROS = 1_769_860_800_123_456L;

    @Test
    void csv_formulaInTopicAndPayload_isGuardedAndQuoted() {
        assertThat(MessageCsv.row(
                        message("=cmd|' /C calc'!A0", "@SUM(1,\"2\")".getBytes(UTF_8), MessageProperties.NONE)))
                .isEqualTo(
                        "2026-01-31T12:00:00.123456Z,in,'=cmd|' /C calc'!A0,1,true,11,\"'@SUM(1,\"\"2\"\")\",,,,,,,,");
    }

    @Test
    void csv_payloadThatIsNoText_isBase64InAColumnOfItsOwn() {
        assertThat(MessageCsv.row(message("a", new byte[] {(byte) 0xFF, 0}, MessageProperties.NONE)))
                .isEqualTo("2026-01-31T12:00:00.123456Z,in,a,1,true,2,,/wA=,,,,,,,");
    }

    @Test
    void csv_hasAsManyCellsAsTheHeader_withProperties() {
        MessageProperties properties = new MessageProperties(
                "text/plain",
                "r/t",
                new byte[] {1, 2},
                60L,
                PayloadFormat.UTF_8,
                List.of(new UserProperty("k", "v"), new UserProperty("+k", "2")));
        assertThat(MessageCsv.row(message("a", new byte[0], properties)))
                .isEqualTo("2026-01-31T12:00:00.123456Z,in,a,1,true,0,,,text/plain,r/t,AQI=,60,1,\"k=v\n+k=2\",");
        assertThat(MessageCsv.HEADER.split(",")).hasSize(15);
    }

    @Test
    void text_lineBreaksAndTabsInThePayload_makeNoOtherLine() {
        String line = MessageText.line(message("a/b", "x\r\n2026\tforged".getBytes(UTF_8), MessageProperties.NONE));
        assertThat(line).startsWith("2026-01-31T12:00:00.123456Z\tin\ta/b\tQoS 1\tretained\tx");
        assertThat(line.split("\t")).hasSize(6);
        assertThat(line.lines()).hasSize(1);
    }

    @Test
    void text_bytesThatAreNoText_areHexadecimal() {
        assertThat(MessageText.line(message("a", new byte[] {(byte) 0xFF, 0}, MessageProperties.NONE)))
                .endsWith("\tff00");
    }

    @Test
    void payloadOfWhichOnlyTheBeginningIsKept_saysHowMuchIsMissing() {
        Message part = new Message(
                0,
                MICROS,
                0,
                "a",
                new byte[] {'x', 'y'},
                MessageProperties.NONE,
                Direction.OUT,
                Qos.AT_LEAST_ONCE,
                false,
                8);
        assertThat(MessageCsv.row(part)).isEqualTo("2026-01-31T12:00:00.123456Z,out,a,1,false,10,xy,,,,,,,,8");
        assertThat(MessageText.line(part)).endsWith("\txy\t(8 of 10 bytes not kept)");
    }

    @Test
    void format_unknownLabel_isJsonLines() {
        assertThat(List.of(MessageFormat.of("csv"), MessageFormat.of("xls")))
                .isEqualTo(List.of(MessageFormat.CSV, MessageFormat.JSON_LINES));
    }

    private static Message message(String topic, byte[] payload, MessageProperties properties) {
        return new Message(0, MICROS, 0, topic, payload, properties, Direction.IN, Qos.AT_LEAST_ONCE, true);
    }
}
