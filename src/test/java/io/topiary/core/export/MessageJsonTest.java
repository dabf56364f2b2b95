package io.topiary.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessageJsonTest {

    private static final long TIME = 1_769_860_800_123_456L;

    private final MessageJsonWriter writer = new MessageJsonWriter();
    private final MessageJsonReader reader = new MessageJsonReader();

    @Test
    void write_plainMessage_isExactlyTheContract() {
        assertThat(writer.write(message("a/b", "text".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("{\"time\":\"2026-01-31T12:00:00.123456Z\",\"direction\":\"in\",\"topic\":\"a/b\",\"qos\":1,"
                        + "\"retain\":false,\"payload\":\"text\"}");
    }

    @Test
    void write_everyProperty_keepsTheOrderOfKeys() {
        MessageProperties properties = new MessageProperties(
                "text/plain",
                "re/ply",
                new byte[] {0, (byte) 0xFF},
                4_294_967_295L,
                PayloadFormat.UTF_8,
                List.of(new UserProperty("k", "v"), new UserProperty("k", "\"")));
        assertThat(writer.write(
                        new Message(0, 0, 0, "t", new byte[0], properties, Direction.OUT, Qos.EXACTLY_ONCE, true)))
                .isEqualTo("{\"time\":\"1970-01-01T00:00:00.000000Z\",\"direction\":\"out\",\"topic\":\"t\",\"qos\":2,"
                        + "\"retain\":true,\"payload\":\"\",\"properties\":{\"contentType\":\"text/plain\","
                        + "\"responseTopic\":\"re/ply\",\"correlationData\":\"AP8=\",\"messageExpiry\":4294967295,"
                        + "\"payloadFormat\":1,\"userProperties\":[[\"k\",\"v\"],[\"k\",\"\\\"\"]]}}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "empty            | ''       | '\"payload\":\"\"'",
                "quote, backslash | 225c     | '\"payload\":\"\\\"\\\\\"'",
                "line ends        | 0d0a09   | '\"payload\":\"\\r\\n\\t\"'",
                "NUL and ESC      | 001b     | '\"payload\":\"\\u0000\\u001B\"'",
                "C1 control       | c285     | '\"payload\":\"\\u0085\"'",
                "umlaut           | c3a4     | '\"payload\":\"ä\"'",
                "emoji            | f09f9880 | '\"payload\":\"😀\"'",
                "lone byte        | ff       | '\"payload64\":\"/w==\"'",
                "overlong         | c080     | '\"payload64\":\"wIA=\"'",
                "half surrogate   | eda080   | '\"payload64\":\"7aCA\"'",
                "cut sequence     | e282     | '\"payload64\":\"4oI=\"'",
                "after the last   | f4908080 | '\"payload64\":\"9JCAgA==\"'",
            })
    void write_payload_isTextOnlyIfItIsUtf8(String description, String hex, String json) {
        assertThat(writer.write(message("t", HexFormat.of().parseHex(hex)))).contains("," + json + "}");
    }

    static Stream<byte[]> payloads() {
        Random random = new Random(7);
        Stream<byte[]> single = IntStream.range(0, 256).mapToObj(b -> new byte[] {(byte) b});
        Stream<byte[]> binary = IntStream.range(0, 200).mapToObj(i -> {
            byte[] bytes = new byte[i];
            random.nextBytes(bytes);
            return bytes;
        });
        Stream<byte[]> bom = Stream.of(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'x'});
        return Stream.of(single, binary, bom).flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void read_whatWasWritten_isTheSame(byte[] payload) throws MessageJsonException {
        MessageProperties properties = new MessageProperties(
                null, null, payload, 0L, PayloadFormat.UNSPECIFIED, List.of(new UserProperty("", "\u2028\u0007ü")));
        Message message = new Message(
                5, TIME, TIME * 1_000, "ä/\u0001/ b", payload, properties, Direction.OUT, Qos.AT_LEAST_ONCE, true);
        assertThat(reader.read(writer.write(message), 5))
                .usingRecursiveComparison()
                .isEqualTo(message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "not JSON         | {\"topic\":",
                "two values       | {\"topic\":\"a\"} {}",
                "no object        | [1]",
                "no topic         | {}",
                "wildcard topic   | {\"topic\":\"a/#\"}",
                "QoS 3            | {\"topic\":\"a\",\"qos\":3}",
                "QoS a fraction   | {\"topic\":\"a\",\"qos\":1.5}",
                "retain a word    | {\"topic\":\"a\",\"retain\":\"yes\"}",
                "payload a number | {\"topic\":\"a\",\"payload\":1}",
                "bad Base64       | {\"topic\":\"a\",\"payload64\":\"*\"}",
                "bad time         | {\"topic\":\"a\",\"time\":\"noon\"}",
                "bad direction    | {\"topic\":\"a\",\"direction\":\"up\"}",
                "bad property     | {\"topic\":\"a\",\"properties\":{\"userProperties\":[[\"k\"]]}}",
            })
    void read_unusable_throws(String description, String line) {
        assertThatThrownBy(() -> reader.read(line, 0)).isInstanceOf(MessageJsonException.class);
    }

    @Test
    void read_onlyTopic_fillsInTheRest() throws MessageJsonException {
        assertThat(reader.read("{\"topic\":\"a\",\"later\":1}", 3))
                .usingRecursiveComparison()
                .isEqualTo(new Message(
                        3, 0, 0, "a", new byte[0], MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false));
    }

    private static Message message(String topic, byte[] payload) {
        return new Message(0, TIME, 0, topic, payload, MessageProperties.NONE, Direction.IN, Qos.AT_LEAST_ONCE, false);
    }
}
