package io.topiary.core.publish;

import static io.topiary.core.publish.PublishBroker.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.session.Session;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.KeyFiles;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way to write a payload down, and files by each way to the broker, byte for byte at mosquitto's own client. */
class PublishModesIT {

    private static final String SPARKPLUG = """
            {"timestamp":1769860800123,"seq":1,"metrics":[
              {"alias":3,"datatype":"Int32","$birth":"datatype","value":-17},
              {"name":"t","datatype":"Double","value":21.5}]}
            """;

    /** What {@code protoc --encode} makes of the same with the schema of the specification. */
    private static final String SPARKPLUG_BYTES =
            "08fbbcb29fc1331208100350efffffff0f120e0a0174200a6900000000008035401801";

    @TempDir
    private Path folder;

    /** The modes in order; each with what is written and the bytes that are meant, put together by hand. */
    private Map<Draft, String> modes() throws Exception {
        Path schemas = Files.createDirectory(folder.resolve("schemas"));
        Files.writeString(
                schemas.resolve("p.proto"),
                "syntax = \"proto3\"; package p; message R { string id = 1; sint32 t = 2; repeated uint32 v = 3; }");
        Files.writeString(
                schemas.resolve("a.avsc"),
                "{\"type\":\"record\",\"name\":\"A\",\"fields\":"
                        + "[{\"name\":\"n\",\"type\":\"long\"},{\"name\":\"s\",\"type\":\"string\"}]}");
        byte[] random = new byte[3_000_000];
        new Random(7).nextBytes(random);
        Path file = Files.write(folder.resolve("payload.bin"), random);
        Map<Draft, String> modes = new LinkedHashMap<>();
        put(modes, "text", "häh\n", "", "68c3a4680a");
        put(modes, "json", "{\"a\": [1, 2.50]}", "", "7b2261223a205b312c20322e35305d7d");
        put(modes, "xml", "<a>ü</a>", "", "3c613ec3bc3c2f613e");
        put(modes, "hex", "00 ff 0a", "", "00ff0a");
        put(modes, "base64", "AP8=", "", "00ff");
        put(modes, "cbor", "{\"a\":[1,-2.5,{\"$hex\":\"00\"}]}", "", "a161618301fbc0040000000000004100");
        put(modes, "msgpack", "{\"a\":[1,-2,{\"$hex\":\"00\"}]}", "", "81a1619301fec40100");
        put(modes, "sparkplug", SPARKPLUG, "", SPARKPLUG_BYTES);
        put(modes, "number", "-21.5", "", "2d32312e35");
        put(modes, "raw", "-2, 3", "int24 big", "fffffe000003");
        put(modes, "struct", "-5 200 1.5", "<hBf", "fbffc80000c03f");
        put(modes, "protobuf", "{\"id\":\"a\",\"t\":-3,\"v\":[1,300]}", "p.R", "0a016110051a0301ac02");
        put(modes, "avro", "{\"n\":-3,\"s\":\"hi\"}", "A", "05046869");
        put(modes, "layout", "{\"h1\":-5,\"B2\":200}", "<hB", "fbffc8");
        put(modes, "file", file.toString(), "", HexFormat.of().formatHex(random));
        put(modes, "empty", "", "", "");
        return modes;
    }

    private static void put(Map<Draft, String> modes, String mode, String written, String argument, String bytes) {
        modes.put(draft("m/" + mode, written, mode, argument, Qos.AT_LEAST_ONCE), bytes);
    }

    /** Numbers of each width, in both orders, with and without a sign. */
    private static Map<Draft, String> numbers() {
        Map<Draft, String> numbers = new LinkedHashMap<>();
        for (int bits : new int[] {8, 16, 24, 32, 40, 48, 56, 64, 128}) {
            int bytes = bits / Byte.SIZE;
            // 1 in the highest byte, -2 or the largest in the whole
            String high = "0x01" + "00".repeat(bytes - 1);
            number(numbers, "int" + bits, "-2 " + high, "ff".repeat(bytes - 1) + "fe", "01" + "00".repeat(bytes - 1));
            number(
                    numbers,
                    "uint" + bits,
                    "0x" + "ff".repeat(bytes) + " " + high,
                    "ff".repeat(bytes),
                    "01" + "00".repeat(bytes - 1));
        }
        number(numbers, "float16", "-2 0.5", "c000", "3800");
        number(numbers, "float32", "-2 0.15625", "c0000000", "3e200000");
        number(numbers, "float64", "-2 0.1", "c000000000000000", "3fb999999999999a");
        return numbers;
    }

    private static void number(Map<Draft, String> numbers, String type, String written, String... values) {
        numbers.put(
                draft("m/" + type + "/b", written, "raw", type + " big", Qos.AT_LEAST_ONCE), String.join("", values));
        numbers.put(
                draft("m/" + type + "/l", written, "raw", type + " little", Qos.AT_LEAST_ONCE),
                reversed(values[0]) + reversed(values[1]));
    }

    private static String reversed(String hex) {
        StringBuilder reversed = new StringBuilder();
        for (int i = hex.length() - 2; i >= 0; i -= 2) {
            reversed.append(hex, i, i + 2);
        }
        return reversed.toString();
    }

    private static PublishRequest request(Draft draft, PayloadModes modes) throws EncodeException {
        return DraftWriter.of(draft, modes).write(TemplateScope.single(0, topic -> Optional.empty()));
    }

    @Test
    void everyMode_reachesAnotherClientByteForByte() throws Exception {
        Map<Draft, String> written = modes();
        PayloadModes modes = PayloadModes.STANDARD.with(SchemaModes.list(
                new SchemaLibrary(folder.resolve("schemas")),
                LayoutStore.open(folder.resolve("layouts.json")),
                List.of()));
        assertThat(written.keySet().stream().map(Draft::mode).toList())
                .containsExactlyElementsOf(
                        modes.all().stream().map(PayloadMode::id).toList());
        written.putAll(numbers());
        try (PublishBroker broker = new PublishBroker()) {
            Session session = broker.connect("modes");
            Process listener = broker.listen(session, "m/#", written.size());
            for (Draft draft : written.keySet()) {
                assertThat(session.publish(request(draft, modes)).join())
                        .as(draft.topic())
                        .isInstanceOf(PublishOutcome.Acknowledged.class);
            }
            assertThat(PublishBroker.lines(listener)).isEqualTo(new ArrayList<>(written.values()));
        }
    }

    @ParameterizedTest
    @EnumSource(Scheme.class)
    void largeFile_byEachWayIn_arrivesWholeThoughItIsCutShortMeanwhile(Scheme scheme) throws Exception {
        TestCertificates authority = TestCertificates.authority("CN=Test CA");
        Path ca = TestCertificates.pem(folder.resolve("ca.pem"), authority.certificate());
        int port = ScriptedBroker.deadPort();
        try (PublishBroker broker = new PublishBroker(listener(scheme, port, authority))) {
            ConnectOptions options = ConnectOptions.of(
                            new BrokerAddress(scheme, "127.0.0.1", port, scheme.webSocket() ? "mqtt" : ""))
                    .withTls(TlsOptions.DEFAULT.withTrust(Trust.ofFile(ca)));
            Session session = broker.connect("file", options);
            byte[] random = new byte[20_000_000];
            new Random(7).nextBytes(random);
            Path file = Files.write(folder.resolve("payload.bin"), random);
            Process listener = broker.listen(session, "f", 1);
            PublishRequest request =
                    request(draft("f", file.toString(), "file", "", Qos.AT_LEAST_ONCE), PayloadModes.STANDARD);
            Files.write(file, new byte[10]);
            CompletableFuture<PublishOutcome> outcome = session.publish(request);
            assertThat(PublishBroker.lines(listener))
                    .isEqualTo(List.of(HexFormat.of().formatHex(random)));
            assertThat(outcome.join()).isInstanceOf(PublishOutcome.Acknowledged.class);
            Message logged =
                    session.model().read(model -> model.log().get(model.log().end() - 1));
            assertThat(List.of(logged.payload().length, logged.size())).isEqualTo(List.of(64 * 1024, random.length));
        }
    }

    private String[] listener(Scheme scheme, int port, TestCertificates authority) throws Exception {
        List<String> lines = new ArrayList<>(List.of("listener " + port + " 127.0.0.1"));
        if (scheme.webSocket()) {
            lines.add("protocol websockets");
        }
        if (scheme.tls()) {
            TestCertificates.Identity identity = authority.issue("127.0.0.1", "localhost");
            lines.add("certfile " + TestCertificates.pem(folder.resolve("server.pem"), identity.certificate()));
            lines.add("keyfile "
                    + KeyFiles.write(
                            folder.resolve("server.key"), identity.keys().getPrivate(), "PKCS#8"));
        }
        return lines.toArray(String[]::new);
    }
}
