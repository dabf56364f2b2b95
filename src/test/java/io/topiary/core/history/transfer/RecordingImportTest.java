package io.topiary.core.history.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.history.RecordingPass;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import io.topiary.core.text.Messages;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingImportTest {

    private static final Messages WORDS = Messages.forLocale(Locale.ENGLISH);

    @TempDir
    Path folder;

    @Test
    void write_linesOfMosquittoSub_keepsEverythingInThem() throws Exception {
        Path file = lines(
                "{\"tst\":\"2026-11-26T04:58:15.121820Z+0100\",\"topic\":\"a/b\",\"qos\":1,\"retain\":1,\"payloadlen\":12,"
                        + "\"mid\":1,\"properties\":{\"content-type\":\"text/plain\",\"user-properties\":{\"k\":\"v\","
                        + "\"k\":\"w\"},\"correlation-data\":\"abc\",\"payload-format-indicator\":1,"
                        + "\"response-topic\":\"r/t\",\"message-expiry-interval\":60},\"payload\":\"hi \\\"x\\\" \\\\ é\\n\"}");
        ImportReport report = run(file);

        assertThat(report.examples()).isEmpty();
        Message message = imported().getFirst();
        assertThat(message.timeMicros()).isEqualTo(micros("2026-11-26T03:58:15.121820Z"));
        assertThat(message.topic()).isEqualTo("a/b");
        assertThat(message.qos()).isEqualTo(Qos.AT_LEAST_ONCE);
        assertThat(message.retained()).isTrue();
        assertThat(message.payload()).isEqualTo(Samples.bytes("hi \"x\" \\ é\n"));
        assertThat(message.properties().contentType()).isEqualTo("text/plain");
        assertThat(message.properties().responseTopic()).isEqualTo("r/t");
        assertThat(message.properties().correlationData()).isEqualTo(Samples.bytes("abc"));
        assertThat(message.properties().messageExpirySeconds()).isEqualTo(60);
        assertThat(message.properties().payloadFormat()).isEqualTo(PayloadFormat.UTF_8);
        assertThat(message.properties().userProperties())
                .containsExactly(new UserProperty("k", "v"), new UserProperty("k", "w"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        bytes as newer versions print them | "payloadlen":3,"payload":[0,255,1]        | 00ff01
        an empty one                       | "payloadlen":0,"payload":null             | ``
        a value after %J                   | "payloadlen":8,"payload":{"a": 1}         | 7b2261223a317d
        an array after %J                  | "payloadlen":5,"payload":[1,2]            | 5b312c325d
        hex after %x                       | "payloadhex":"00Ff0A"                     | 00ff0a
        a text                             | "payload":"ü"                             | c3bc
        """)
    void write_payloadsOfMosquittoSub_areBytes(String what, String payload, String hex) throws Exception {
        ImportReport report = run(lines("{\"tst\":1700000000,\"topic\":\"t\",\"qos\":0,\"retain\":0," + payload + "}"));
        assertThat(report.messages()).as(what).isEqualTo(1);
        assertThat(imported().getFirst().payload())
                .isEqualTo(java.util.HexFormat.of().parseHex(hex));
        assertThat(imported().getFirst().timeMicros()).isEqualTo(Samples.EPOCH_MICROS);
    }

    @Test
    void write_payloadOfBytesThatAreNoText_isKept() throws Exception {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.write(Samples.bytes("{\"tst\":\"1700000000.5\",\"topic\":\"ü\",\"payloadlen\":3,\"payload\":\""));
        line.write(new byte[] {(byte) 0xC3, (byte) 0xFF, '!'});
        line.write(Samples.bytes("\"}\n"));
        Path file = Files.write(folder.resolve("in"), line.toByteArray());
        run(file);

        assertThat(imported().getFirst().topic()).isEqualTo("ü");
        assertThat(imported().getFirst().payload()).isEqualTo(new byte[] {(byte) 0xC3, (byte) 0xFF, '!'});
        assertThat(imported().getFirst().timeMicros()).isEqualTo(Samples.EPOCH_MICROS + 500_000);
    }

    @Test
    void write_linesThatAreNone_areToldWithNumberAndReason() throws Exception {
        Path file = lines(
                "{\"time\":\"2026-01-31T12:00:00.123456Z\",\"topic\":\"good\",\"payload\":\"1\"}",
                "",
                "garbage",
                "{\"time\":\"2026-01-31T12:00:00Z\",\"topic\":\"a/#\"}",
                "{\"tst\":\"yesterday\",\"topic\":\"a\",\"payload\":\"x\"}",
                "{\"tst\":1700000000,\"topic\":\"a\",\"payloadlen\":3,\"payload\":\"\"}",
                "{\"time\":\"2026-01-31T12:00:00Z\",\"topic\":\"broken",
                "{\"time\":\"2026-01-31T12:00:01Z\",\"topic\":\"good\",\"payload\":\"2\"}",
                "{\"tst\":1700000000,\"topic\":\"a\",\"payload\":" + "[".repeat(5_000) + "}");
        ImportReport report = run(file);

        assertThat(imported()).extracting(Message::topic).containsExactly("good", "good");
        assertThat(report.unreadable()).isEqualTo(6);
        assertThat(report.examples())
                .extracting(each -> each.place() + ": " + WORDS.get(each.reason()))
                .containsExactly(
                        "3: This is no message in JSON",
                        "4: The wildcard # at position 3 is not allowed here: publish to one topic, not to a filter",
                        "5: “yesterday” is no time",
                        "6: the payload had 3 bytes, 0 are there: mosquitto_sub of this version ends it at a zero byte. Use"
                                + " %x instead of %j, see the guide",
                        "7: This is no message in JSON",
                        "9: This is no message in JSON");
    }

    @Test
    void read_lineThatIsTooLong_isPassedOver() throws Exception {
        Path file = lines(
                "{\"topic\":\"a\",\"payload\":\"" + "x".repeat(200_000) + "\"}", "{\"topic\":\"b\",\"payload\":\"y\"}");
        ImportTally tally =
                new ImportTally(message -> assertThat(message.topic()).isEqualTo("b"));
        new LinesSource(5, 100_000).read(Files.newInputStream(file), tally);
        ImportReport report = tally.report(ImportFormat.JSON_LINES, true);
        assertThat(report.messages()).isEqualTo(1);
        assertThat(report.examples()).extracting(ImportReport.Unreadable::place).containsExactly(1L);
    }

    @Test
    void write_connectionsOfMqttx_takesTheirMessagesInTheOrderOfTime() throws Exception {
        Path file = Files.writeString(folder.resolve("in"), """
                [
                  {"id": "1", "clientId": "secret-id", "name": "one", "host": "h", "port": 1883, "password": "secret",
                   "messages": [
                    {"id": "m", "createAt": "2024-01-01 10:00:02", "out": false, "payload": "later", "qos": 1,
                     "retain": true, "topic": "a", "properties": {"contentType": "text/plain", "contentTypes": null,
                      "userProperties": {"k": ["v", "w"]}, "payloadFormatIndicator": true, "correlationData": "c"}},
                    {"createAt": "never", "payload": "x", "topic": "a"},
                    {"createAt": "2024-01-01 10:00:03:250", "out": true, "payload": "last", "topic": "b"}
                   ]},
                  {"name": "two", "host": "h", "messages": [
                    {"createAt": "2024-01-01 10:00:01", "out": false, "topic": "c",
                     "payload": {"type": "Buffer", "data": [0, 255]}}]},
                  {"isCollection": true, "name": "a folder"}
                ]
                """);
        ImportReport report = run(file);

        assertThat(report.format()).isEqualTo(ImportFormat.JSON_DOCUMENTS);
        assertThat(report.examples())
                .extracting(each -> each.place() + ": " + WORDS.get(each.reason()))
                .containsExactly("7: “never” is no time");
        List<Message> messages = imported();
        assertThat(messages).extracting(Message::topic).containsExactly("c", "a", "b");
        assertThat(messages.get(0).payload()).isEqualTo(new byte[] {0, -1});
        assertThat(messages.get(1).properties().userProperties())
                .containsExactly(new UserProperty("k", "v"), new UserProperty("k", "w"));
        assertThat(messages.get(2).direction()).isEqualTo(Direction.OUT);
        assertThat(messages.get(2).timeMicros())
                .isEqualTo(LocalDateTime.parse("2024-01-01T10:00:03.250")
                                .atZone(ZoneId.systemDefault())
                                .toInstant()
                                .toEpochMilli()
                        * 1_000);
        assertThat(new String(Files.readAllBytes(target()), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
    }

    @Test
    void write_messagesOfTheMqttxCommandLine_haveTheTimeOfTheFile() throws Exception {
        Path file = Files.writeString(folder.resolve("in"), """
                {
                  "topic": "a/b",
                  "payload": "x",
                  "packet": {
                    "cmd": "publish", "retain": true, "qos": 2, "dup": false, "length": 10, "topic": "a/b",
                    "payload": {"type": "Buffer", "data": [120, 0]}
                  }
                }
                {
                  "topic": "c", "payload": "y", "packet": {"qos": 0, "payload": {"type": "Buffer", "data": [121]}}
                }
                """);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2025-05-05T05:05:05Z")));
        ImportReport report = run(file);

        assertThat(report.notes())
                .extracting(WORDS::get)
                .contains("There are messages without a time: they have that of the file");
        assertThat(imported()).extracting(Message::topic).containsExactly("a/b", "c");
        assertThat(imported().getFirst().payload()).isEqualTo(new byte[] {'x', 0});
        assertThat(imported().getFirst().qos()).isEqualTo(Qos.EXACTLY_ONCE);
        assertThat(imported().getFirst().timeMicros()).isEqualTo(micros("2025-05-05T05:05:05Z"));
    }

    @Test
    void write_documentThatBreaksOff_keepsWhatCameBefore() throws Exception {
        Path file = Files.writeString(folder.resolve("in"), """
                {"name": "one", "messages": [
                  {"createAt": "2024-01-01 10:00:02", "payload": "1", "topic": "a"},
                  {"createAt": "2024-01-01 10:00:02", "payl""");
        ImportReport report = run(file);
        assertThat(imported()).hasSize(1);
        assertThat(report.examples())
                .extracting(each -> each.place() + ": " + WORDS.get(each.reason()))
                .containsExactly("3: no JSON from here on; what comes after can't be read");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        hello                                   | Topiary can't tell what
        {"ConnectionManager_connections": {}}   | holds the connections of MQTT Explorer
        """)
    void write_ofSomethingElse_saysWhatCanBeImported(String content, String words) throws Exception {
        Path file = Files.writeString(folder.resolve("in"), content);
        assertThatThrownBy(() -> run(file))
                .isInstanceOfSatisfying(
                        TransferException.class,
                        e -> assertThat(WORDS.get(e.text())).contains(words));
        assertThat(target()).doesNotExist();
    }

    @Test
    void write_emptyPackedOrMissing_saysSo() throws Exception {
        assertThat(refusal(Files.write(folder.resolve("in"), new byte[0]))).endsWith("in is empty");
        assertThat(refusal(Files.write(folder.resolve("in"), new byte[] {0x1F, (byte) 0x8B, 8, 0, 0})))
                .contains("is compressed. Unpack it first");
        assertThat(refusal(folder.resolve("none"))).endsWith("none can't be read: there is no such file");
        Path recording = Samples.record(folder.resolve("p.db"), Samples.ofEveryKind());
        assertThat(refusal(recording)).contains("is a recording of Topiary already");
    }

    @Test
    void write_cancelled_leavesNothing() throws Exception {
        Path file = lines(IntStream.range(0, 50_000)
                .mapToObj(n -> "{\"topic\":\"t\",\"payload\":\"" + n + "\"}")
                .toArray(String[]::new));
        ImportReport report = new RecordingImport(file).write(target(), Samples.cancelledAfter(2));
        assertThat(report.complete()).isFalse();
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @Test
    void write_recording_saysWhereItIsFrom() throws Exception {
        run(lines("{\"topic\":\"t\",\"payload\":\"1\"}"));
        try (RecordingReader reader = RecordingReader.open(target())) {
            assertThat(new RecordingPass(reader).about())
                    .containsOnlyKeys("made", "by", "format", "file")
                    .containsEntry("by", "import")
                    .containsEntry("format", "JSON_LINES")
                    .containsEntry("file", "in");
        }
    }

    @Test
    void preview_longFile_looksAtItsBeginning() throws Exception {
        Path file = lines(IntStream.range(0, 30_000)
                .mapToObj(n ->
                        "{\"time\":\"2026-01-31T12:00:00Z\",\"topic\":\"t" + n % 3 + "\",\"payload\":\"" + n + "\"}")
                .toArray(String[]::new));
        ImportReport report = new RecordingImport(file).preview();
        assertThat(report.complete()).isFalse();
        assertThat(report.messages()).isBetween(1L, 1_000L);
        assertThat(report.topics()).isEqualTo(3);
    }

    @Test
    void preview_recording_tellsItsMessagesTopicsAndSpan() throws Exception {
        Path recording = Samples.record(folder.resolve("p.db"), Samples.ofEveryKind());
        ImportReport report = new RecordingImport(recording).preview();
        assertThat(report.format()).isEqualTo(ImportFormat.TOPIARY);
        assertThat(report.messages()).isEqualTo(5);
        assertThat(report.topics()).isEqualTo(4);
        assertThat(report.lastMicros() - report.firstMicros()).isEqualTo(4_000_000);
    }

    private Path target() {
        return folder.resolve("out.topiary");
    }

    private Path lines(String... lines) throws Exception {
        return Files.writeString(folder.resolve("in"), String.join("\n", lines) + "\n");
    }

    private ImportReport run(Path file) throws TransferException {
        return new RecordingImport(file).write(target(), Samples.control());
    }

    private String refusal(Path file) {
        try {
            run(file);
            return "none";
        } catch (TransferException e) {
            return WORDS.get(e.text());
        }
    }

    private List<Message> imported() throws Exception {
        return Samples.read(target());
    }

    private static long micros(String time) {
        return Instant.EPOCH.until(Instant.parse(time), java.time.temporal.ChronoUnit.MICROS);
    }
}
