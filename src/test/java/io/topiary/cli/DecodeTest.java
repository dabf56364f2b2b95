package io.topiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.export.MessageJsonReader;
import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payloads that commands print as what they are decoded to. */
class DecodeTest {

    /** The map of "a" to 1 and "b" to [2, 3] (RFC 8949, appendix A). */
    private static final String CBOR = "A26161016162820203";

    /** "hi" as gzip. */
    private static final String GZIP = "1F8B08000000000000FFCBC80400AC2A93D802000000";

    private final CliRun cli = new CliRun();

    @TempDir
    Path folder;

    @BeforeEach
    void home() {
        cli.environment.put("TOPIARY_HOME", folder.resolve("home").toString());
    }

    private void arriving(String... hex) {
        cli.broker.written = HexFormat.of()::parseHex;
        cli.broker.arriving = Stream.of(hex).map(each -> "t " + each).toList();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "found out     | --decode           | A26161016162820203 | {\"a\":1,\"b\":[2,3]}",
                "with topic    | --decode -v        | A26161016162820203 | t {\"a\":1,\"b\":[2,3]}",
                "text as it is | --decode           | C3A4               | ä",
                "told          | --as cbor          | 8102               | [2]",
                "a charset     | --as text:CP437    | 84                 | ä",
                "unpacked      | --as gzip          | 1F8B08000000000000FFCBC80400AC2A93D802000000 | hi",
                "digits        | --as hex           | 00FF               | 00ff",
                "unknown bytes | --decode           | FFFE00             | fffe00",
            })
    void sub_decode_printsWhatThePayloadSays(String description, String options, String hex, String line) {
        arriving(hex);
        assertThat(cli.run(("sub -t # -C 1 " + options).split(" "))).isZero();
        assertThat(cli.out()).isEqualTo(line + "\n");
    }

    @Test
    void sub_notWhatItIsToldToBe_isDigitsAndSaidOnceATopic() {
        arriving("FF", "FF");
        assertThat(cli.run("sub", "-t", "#", "-C", "2", "--as", "cbor")).isZero();
        assertThat(cli.out()).isEqualTo("ff\nff\n");
        assertThat(cli.err())
                .isEqualTo(
                        "topiary: t can't be decoded as cbor: byte 0 is FF, which means nothing there · It is printed in"
                                + " hexadecimal digits\n");
    }

    @Test
    void sub_json_hasBothAndTheMessageComesBackByteForByte() throws Exception {
        arriving(CBOR);
        assertThat(cli.run("sub", "-t", "#", "-C", "1", "--json", "--decode")).isZero();
        assertThat(cli.out())
                .endsWith("\"payload64\":\"omFhAWFiggID\",\"format\":\"cbor\",\"decoded\":{\"a\":1,\"b\":[2,3]}}\n");
        assertThat(new MessageJsonReader().read(cli.out().strip(), 0).payload())
                .isEqualTo(HexFormat.of().parseHex(CBOR));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "numbers     | {\"n\": 1.00, \"m\":1E+400}   | \"format\":\"json\",\"decoded\":{\"n\": 1.00, \"m\":1E+400}}",
                "many lines  | {;\"n\": 1}                | \"format\":\"json\",\"decoded\":{ \"n\": 1}}",
                "plain text  | on                         | \"format\":\"text\",\"decoded\":\"on\"}",
                "twice       | {\"a\":1,\"a\":2} | \"decoded\":{\"a\":1,\"a\":2},\"remarks\":[\"An object holds the same key more than once\"]}",
            })
    void sub_jsonOfText_keepsEveryToken(String description, String text, String end) throws Exception {
        String payload = text.replace(';', '\n');
        arriving(HexFormat.of().formatHex(payload.getBytes(UTF_8)));
        assertThat(cli.run("sub", "-t", "#", "-C", "1", "--json", "--decode")).isZero();
        assertThat(cli.out()).endsWith(end + "\n").hasLineCount(1);
        assertThat(new String(new MessageJsonReader().read(cli.out().strip(), 0).payload(), UTF_8))
                .isEqualTo(payload);
    }

    @Test
    void sub_jsonThatReadersWouldRefuse_isAString() throws Exception {
        String number = "1".repeat(20_000);
        String deep = "[".repeat(450) + "]".repeat(450);
        for (String payload : List.of("[" + number + "]", deep)) {
            cli.printed.reset();
            arriving(HexFormat.of().formatHex(payload.getBytes(UTF_8)));
            assertThat(cli.run("sub", "-t", "#", "-C", "1", "--json", "--decode"))
                    .isZero();
            assertThat(new String(
                            new MessageJsonReader().read(cli.out().strip(), 0).payload(), UTF_8))
                    .isEqualTo(payload);
        }
    }

    @Test
    void sub_jsonOfWhatCannotBeDecoded_saysWhy() {
        arriving("FF");
        assertThat(cli.run("sub", "-t", "#", "-C", "1", "--json", "--as", "cbor"))
                .isZero();
        assertThat(cli.out())
                .endsWith("\"format\":\"cbor\",\"problem\":\"byte 0 is FF, which means nothing there\"}\n");
    }

    @Test
    void sub_ruleOfAFormat_isFollowed() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(
                home.resolve("rules.json"),
                "{\"version\":1,\"rules\":[{\"id\":\"r\",\"filter\":\"topic:t\",\"decoder\":\"gzip\"}]}");
        arriving(GZIP);
        assertThat(cli.run("sub", "-t", "#", "-C", "1", "--decode")).isZero();
        assertThat(cli.out()).isEqualTo("hi\n");
    }

    @Test
    void sub_formatThatIsNone_isAUsageError() {
        assertThat(cli.run("sub", "-t", "#", "--as", "yaml")).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).contains("yaml is no format", "cbor", "protobuf");
    }

    @Test
    void search_decode_findsTheNamesOfAliasesInWhatWasRecordedBefore() throws Exception {
        Path file = folder.resolve("p.db");
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        recorder.line()
                .record(List.of(
                        message(1, "spBv1.0/g/NBIRTH/n", birth("temp")),
                        message(2, "spBv1.0/g/NDATA/n", data()),
                        message(3, "spBv1.0/g/NBIRTH/n", birth("hum")),
                        message(4, "spBv1.0/g/NDATA/n", data())));
        recorder.close();
        recorder.awaitEnd(20_000);
        assertThat(cli.run("search", "--file", file.toString(), "--decode", "topic:spBv1.0/g/NDATA/n"))
                .isZero();
        List<String> lines = cli.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0)).contains("\"hum\"");
        assertThat(lines.get(1)).contains("\"temp\"");
    }

    /** A Sparkplug B payload with one metric: a name, alias 7, datatype 10 (Double is 10), value 1.5. */
    private static String birth(String name) {
        return metric("0A%02X%s1007200A69000000000000F83F"
                .formatted(name.length(), HexFormat.of().withUpperCase().formatHex(name.getBytes(UTF_8))));
    }

    private static String data() {
        return metric("100769000000000000F83F");
    }

    private static String metric(String hex) {
        return "12%02X%s".formatted(hex.length() / 2, hex);
    }

    private static Message message(long number, String topic, String hex) {
        return new Message(
                number,
                1_700_000_000_000_000L + number,
                number,
                topic,
                HexFormat.of().parseHex(hex),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_LEAST_ONCE,
                false);
    }
}
