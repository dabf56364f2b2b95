package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SilentListener;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.testing.Mosquitto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code topiary sub} and {@code topiary pub} as processes against a real mosquitto, beside mosquitto's own clients. */
class SubPubIT {

    private static Mosquitto broker;

    @TempDir
    Path folder;

    @BeforeAll
    static void startBroker() {
        broker = Mosquitto.start();
        // A retained message that tells when a subscriber is there.
        run(broker.folder(), "mosquitto_pub", "-p", port(), "-t", "ready", "-m", "READY", "-r");
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void sub_json_isByteExactForEveryByteAndRandomPayloads() throws IOException {
        List<byte[]> payloads = new ArrayList<>();
        for (int b = 0; b < 256; b++) {
            payloads.add(new byte[] {(byte) b});
        }
        Random random = new Random(42);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            payloads.add(bytes);
        }
        try (TopiaryProcess sub = sub("-t", "bin", "-q", "1", "--json", "-C", String.valueOf(payloads.size() + 1))) {
            sub.awaitText("READY");
            publish(payloads);
            assertThat(sub.exitCode()).as(sub.problems()).isZero();
            ObjectMapper mapper = new ObjectMapper();
            List<String> received = new ArrayList<>();
            for (String line : sub.text().lines().toList()) {
                JsonNode node = mapper.readTree(line);
                if (node.path("topic").asText().equals("bin")) {
                    byte[] bytes = node.has("payload64")
                            ? Base64.getDecoder().decode(node.path("payload64").asText())
                            : node.path("payload").asText().getBytes(StandardCharsets.UTF_8);
                    received.add(HexFormat.of().formatHex(bytes));
                }
            }
            assertThat(received)
                    .containsExactlyElementsOf(
                            payloads.stream().map(HexFormat.of()::formatHex).toList());
        }
    }

    @Test
    void sub_verbose_printsWhatMosquittoPrints() {
        byte[] lines = String.join(
                        "\n",
                        new Random(1).ints(500).mapToObj(Integer::toHexString).toList())
                .getBytes(StandardCharsets.UTF_8);
        try (TopiaryProcess sub = sub("-t", "v/#", "-v", "-C", "502");
                TopiaryProcess reference =
                        start("mosquitto_sub", "-p", port(), "-t", "ready", "-t", "v/#", "-v", "-C", "502")) {
            sub.awaitText("READY");
            reference.awaitText("READY");
            run(folder, lines, "mosquitto_pub", "-p", port(), "-t", "v/ä b", "-l", "-q", "1");
            run(folder, new byte[] {0, -1, '\n', 27, 'x'}, "mosquitto_pub", "-p", port(), "-t", "v", "-s", "-q", "1");
            assertThat(List.of(sub.exitCode(), reference.exitCode())).containsExactly(0, 0);
            assertThat(sub.bytes()).isEqualTo(reference.bytes());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "text     | -m;häl lo;-q;2           | 68c3a46c206c6f 2",
                "empty    | -n;-q;1                  | ' 1'",
                "hex      | --hex;00ff0a             | 00ff0a 0",
                "Base64   | --base64;/wA=            | ff00 0",
                "struct   | --struct;>hBf;-2;200;1.5 | fffec83fc00000 0",
                "3.1.1    | -m;x;-V;311;-q;1         | 78 1",
            })
    void pub_payload_arrivesByteForByte(String description, String options, String seen) {
        assertThat(published(1, new byte[0], options.split(";"))).isEqualTo(seen + "\n");
    }

    @Test
    void pub_file_arrivesByteForByte() throws IOException {
        byte[] content = new byte[100_000];
        new Random(3).nextBytes(content);
        Path file = Files.write(folder.resolve("payload"), content);
        assertThat(published(1, new byte[0], "-f", file.toString()))
                .isEqualTo(HexFormat.of().formatHex(content) + " 0\n");
    }

    @Test
    void pub_standardInput_arrivesAsOneMessageOrAsLines() {
        byte[] input = "a\n\nb\u0000\nc".getBytes(StandardCharsets.UTF_8);
        assertThat(published(1, input, "-s")).isEqualTo("610a0a62000a63 0\n");
        assertThat(published(3, input, "-l", "-q", "1")).isEqualTo("61 1\n6200 1\n63 1\n");
    }

    @Test
    void pub_retain_isStored() {
        assertThat(topiary("pub", "-p", port(), "-t", "stored", "-m", "x", "-r").exitCode())
                .isZero();
        try (TopiaryProcess reference =
                start("mosquitto_sub", "-p", port(), "-t", "stored", "-F", "%r %p", "-C", "1")) {
            assertThat(reference.exitCode()).isZero();
            assertThat(reference.text()).isEqualTo("1 x\n");
        }
    }

    @Test
    void run_nobodyListens_exits3() {
        TopiaryProcess sub = topiary("sub", "-p", "1", "-t", "a");
        assertThat(sub.exitCode()).isEqualTo(ExitCode.NO_CONNECTION);
        assertThat(sub.problems())
                .startsWith("topiary: localhost refused port 1 · ")
                .hasLineCount(1);
    }

    @Test
    void pub_wrongPasswordAndForbiddenTopic_exit3And4() throws IOException {
        Path passwords = folder.resolve("passwords");
        Path acl = Files.writeString(folder.resolve("acl"), "user ada\ntopic readwrite open/#\n");
        run(folder, "mosquitto_passwd", "-c", "-b", passwords.toString(), "ada", "right");
        // Without a limit on the queue mosquitto 2.0 drops the link instead of answering a publish it forbids.
        try (Mosquitto guarded = Mosquitto.start(
                "allow_anonymous false", "password_file " + passwords, "acl_file " + acl, "max_queued_messages 1000")) {
            String wrong = "mqtt://ada:wrong@127.0.0.1:" + guarded.port();
            String right = "mqtt://ada:right@127.0.0.1:" + guarded.port();
            List<TopiaryProcess> runs = List.of(
                    topiary("pub", "-L", wrong, "-t", "open/a", "-n"),
                    topiary("pub", "-L", right, "-V", "5", "-q", "1", "-t", "closed", "-n"),
                    topiary("pub", "-L", right, "-q", "1", "-t", "open/a", "-n"));
            List<Integer> codes = runs.stream().map(TopiaryProcess::exitCode).toList();
            assertThat(codes)
                    .as(() -> runs.stream().map(TopiaryProcess::problems).toList() + guarded.log())
                    .containsExactly(ExitCode.NO_CONNECTION, ExitCode.REFUSED, ExitCode.DONE);
        }
    }

    /** mosquitto's file of access rules lets every subscription pass; its plugin does not. */
    @Test
    void sub_forbiddenTopic_exits4() throws IOException {
        Optional<Path> plugin = plugin();
        Assumptions.assumeTrue(plugin.isPresent(), "mosquitto's dynamic security plugin is not installed");
        Path rules = Files.writeString(folder.resolve("rules.json"), """
                {"defaultACLAccess":{"subscribe":false,"publishClientSend":true,"publishClientReceive":true,
                "unsubscribe":true},"clients":[],"groups":[],"roles":[]}""");
        try (Mosquitto strict = Mosquitto.start("plugin " + plugin.get(), "plugin_opt_config_file " + rules)) {
            TopiaryProcess sub = topiary("sub", "-p", String.valueOf(strict.port()), "-t", "closed");
            assertThat(sub.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(sub.problems()).contains("closed", "0x87");
        }
    }

    private static Optional<Path> plugin() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return folders.map(each -> each.resolve("mosquitto_dynamic_security.so"))
                    .filter(Files::exists)
                    .findFirst();
        }
    }

    @Test
    void sub_timeOver_exits5() {
        TopiaryProcess sub = topiary("sub", "-p", port(), "-t", "silent", "-C", "1", "-W", "3");
        assertThat(sub.exitCode()).isEqualTo(ExitCode.TIMED_OUT);
    }

    @Test
    void run_unknownProfile_exits2AndLeavesNoTrace() {
        assertThat(topiary("sub", "--profile", "nobody").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(folder.resolve("home")).doesNotExist();
    }

    @Test
    void sub_readerLeaves_exits0() {
        List<String> command =
                new ArrayList<>(List.of("bash", "-c", "\"$@\" | head -n 1; echo \"code ${PIPESTATUS[0]}\"", "bash"));
        command.addAll(TopiaryProcess.topiaryCommand("sub", "-p", port(), "-t", "ready", "-t", "pipe"));
        try (TopiaryProcess pipe = start(command.toArray(String[]::new))) {
            pipe.awaitText("READY");
            run(
                    folder,
                    "mosquitto_pub",
                    "-p",
                    port(),
                    "-t",
                    "pipe",
                    "-m",
                    "x",
                    "--repeat",
                    "50",
                    "--repeat-delay",
                    "0.1");
            assertThat(pipe.exitCode()).isZero();
            assertThat(pipe.text()).isEqualTo("READY\ncode 0\n");
        }
    }

    @Test
    void sub_interrupted_saysGoodbyeAndExits130() throws IOException {
        try (TopiaryProcess sub = sub("-i", "interrupted", "--will-topic", "ready/will")) {
            sub.awaitText("READY");
            sub.interrupt();
            assertThat(sub.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(broker.log()).contains("Client interrupted disconnected."));
        }
    }

    @Test
    void sub_brokerRestarts_reconnects() {
        try (Mosquitto mortal = Mosquitto.start();
                TopiaryProcess sub =
                        topiary("sub", "-p", String.valueOf(mortal.port()), "-t", "a", "-C", "1", "-W", "60")) {
            Awaitility.await().until(() -> mortal.log().contains(" as topiary-"));
            mortal.kill();
            sub.awaitProblem("topiary: ");
            mortal.restart();
            run(folder, "mosquitto_pub", "-p", String.valueOf(mortal.port()), "-t", "a", "-m", "back", "-r");
            assertThat(sub.exitCode()).as(sub.problems()).isZero();
            assertThat(sub.text()).isEqualTo("back\n");
        }
    }

    /** What mosquitto_sub saw of {@code pub OPTIONS}: payload in hexadecimal digits and QoS, a line each. */
    private String published(int count, byte[] input, String... options) {
        try (TopiaryProcess reference = start(
                "mosquitto_sub",
                "-p",
                port(),
                "-t",
                "ready",
                "-t",
                "p",
                "-q",
                "2",
                "-F",
                "%x %q",
                "-C",
                String.valueOf(count + 1))) {
            String ready = HexFormat.of().formatHex("READY".getBytes(StandardCharsets.UTF_8)) + " 0\n";
            reference.awaitText(ready);
            String[] all = Stream.concat(Stream.of("pub", "-p", port(), "-t", "p"), Arrays.stream(options))
                    .toArray(String[]::new);
            run(folder, input, TopiaryProcess.topiaryCommand(all).toArray(String[]::new));
            assertThat(reference.exitCode()).isZero();
            return reference.text().replace(ready, "");
        }
    }

    private static void publish(List<byte[]> payloads) {
        BrokerAddress address = new BrokerAddress(Scheme.MQTT, "127.0.0.1", broker.port(), "");
        try (Connection connection =
                new HiveMqConnectionFactory().create(ConnectionProfile.defaults(address), new SilentListener())) {
            connection.connect();
            Awaitility.await().until(() -> connection.status().state() == ConnectionState.CONNECTED);
            List<CompletableFuture<PublishOutcome>> outcomes = payloads.stream()
                    .map(payload ->
                            connection.publish(PublishRequest.of(Topic.of("bin"), payload, Qos.AT_LEAST_ONCE, false)))
                    .toList();
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(PublishOutcome.Acknowledged.class));
        }
    }

    private TopiaryProcess sub(String... options) {
        return topiary(Stream.concat(Stream.of("sub", "-p", port(), "-t", "ready"), Arrays.stream(options))
                .toArray(String[]::new));
    }

    private TopiaryProcess topiary(String... arguments) {
        return TopiaryProcess.topiary(folder, arguments);
    }

    private TopiaryProcess start(String... command) {
        return TopiaryProcess.start(folder, new byte[0], command);
    }

    private static void run(Path folder, String... command) {
        run(folder, new byte[0], command);
    }

    private static void run(Path folder, byte[] input, String... command) {
        try (TopiaryProcess process = TopiaryProcess.start(folder, input, command)) {
            assertThat(process.exitCode()).as(() -> process.problems()).isZero();
        }
    }

    private static String port() {
        return String.valueOf(broker.port());
    }
}
