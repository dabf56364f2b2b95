package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.demo.broker.BrokerOptions;
import io.topiary.demo.broker.DemoBroker;
import io.topiary.testing.BlackHole;
import io.topiary.testing.Mosquitto;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.WebScript;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.util.io.pem.PemGenerationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code topiary doctor} as a process of its own against one fault after the other: each is found at its step, and the page
 * of the site that shows them holds what is printed. With {@code -Dshow.write=true} the page is written anew.
 *
 * <p>All servers are on a loopback address of their own, where nothing else listens on the usual ports.
 */
@EnabledOnOs(OS.LINUX)
class DoctorShowIT {

    private static final Path PAGE = Path.of("src", "site", "markdown", "doctor.md");
    private static final Path FRESH = Path.of("target", "doctor", "doctor.md");
    private static final String HOST = "127.0.0.77";

    private static final int PLAIN = 1883;
    private static final int LOGIN = 1885;
    private static final int ENCRYPTED = 8883;
    private static final int EXPIRED = 8885;
    private static final int WRONG_NAME = 8886;
    private static final int CLIENT_CERTIFICATE = 8887;
    private static final int CLOSED = 1884;
    private static final int BLACK_HOLE = 1886;
    private static final int WEB = 9002;

    @TempDir
    Path folder;

    private final TestCertificates authority = TestCertificates.authority("CN=Example CA");
    private final List<String> sections = new ArrayList<>();

    @BeforeEach
    void writeFiles() throws Exception {
        TestCertificates.pem(folder.resolve("ca.crt"), authority.certificate());
        identity("server", authority.order(HOST).days(-1, 90).issue());
        identity("expired", authority.order(HOST).days(-90, -1).issue());
        identity(
                "other",
                authority.order("broker.example", "mqtt.example").days(-1, 90).issue());
        Files.writeString(folder.resolve("wrong-password"), "guess\n");
    }

    /** The chain as a well-run broker shows it, its authority included. */
    private void identity(String name, TestCertificates.Identity identity) throws PemGenerationException {
        TestCertificates.pem(folder.resolve(name + ".crt"), identity.certificate(), authority.certificate());
        TestCertificates.pem(
                folder.resolve(name + ".key"),
                new JcaPKCS8Generator(identity.keys().getPrivate(), null));
    }

    private Mosquitto broker() {
        return Mosquitto.start(Stream.of(
                        Stream.of("per_listener_settings true"),
                        listener(PLAIN, "allow_anonymous true"),
                        listener(LOGIN, "allow_anonymous false"),
                        encrypted(ENCRYPTED, "server"),
                        encrypted(EXPIRED, "expired"),
                        encrypted(WRONG_NAME, "other"),
                        Stream.concat(
                                encrypted(CLIENT_CERTIFICATE, "server"),
                                Stream.of("require_certificate true", "cafile " + folder.resolve("ca.crt"))))
                .flatMap(lines -> lines)
                .toArray(String[]::new));
    }

    private static Stream<String> listener(int port, String access) {
        return Stream.of("listener " + port + " " + HOST, access);
    }

    private Stream<String> encrypted(int port, String identity) {
        return Stream.concat(
                listener(port, "allow_anonymous true"),
                Stream.of(
                        "certfile " + folder.resolve(identity + ".crt"),
                        "keyfile " + folder.resolve(identity + ".key")));
    }

    @Test
    void doctor_eachFault_isFoundAtItsStepAndThePageShowsIt() throws Exception {
        InetAddress host = InetAddress.ofLiteral(HOST);
        try (Mosquitto broker = broker();
                BlackHole hole = new BlackHole(host, BLACK_HOLE);
                ScriptedBroker web =
                        ScriptedBroker.on(new ServerSocket(WEB, 50, host), client -> WebScript.serve(client, "/ws"));
                DemoBroker login = DemoBroker.start(BrokerOptions.defaults().withCredentials("ada", "secret"))) {
            assertThat(broker.isAlive() && hole.port() == BLACK_HOLE && web.port() == WEB)
                    .isTrue();
            network();
            certificates();
            logins(login.port());
            show("Wrong WebSocket path", "WebSocket", "Use the path /ws", "-L", "ws://" + HOST + ":" + WEB + "/mqtt");
        }
        compare();
    }

    private void network() throws IOException {
        show("All is well", "", "", "-L", mqtts(ENCRYPTED), "--cafile", "ca.crt", "-t", "#");
        show("Closed port", "TCP", "Use 8883 with TLS", "-h", HOST, "-p", String.valueOf(CLOSED));
        show("Black hole", "TCP", "", "-h", HOST, "-p", String.valueOf(BLACK_HOLE));
        show("TLS on a plain port", "TLS", "Use 8883 with TLS", "-L", mqtts(PLAIN));
        show("Plain MQTT on a TLS port", "CONNECT", "Use 8883 with TLS", "-L", "mqtt://" + HOST + ":" + ENCRYPTED);
    }

    private void certificates() throws IOException {
        show("Certificate expired", "TLS", "", "-L", mqtts(EXPIRED), "--cafile", "ca.crt");
        show("Certificate for another host", "TLS", "", "-L", mqtts(WRONG_NAME), "--cafile", "ca.crt");
        show("Unknown certificate authority", "TLS", "", "-L", mqtts(ENCRYPTED));
        show("Client certificate missing", "TLS", "", "-L", mqtts(CLIENT_CERTIFICATE), "--cafile", "ca.crt");
    }

    private void logins(int passwordPort) throws IOException {
        show(
                "Wrong password",
                "CONNECT",
                "",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(passwordPort),
                "-u",
                "ada",
                "--pw-file",
                "wrong-password");
        show("Not authorised", "CONNECT", "", "-h", HOST, "-p", String.valueOf(LOGIN));
    }

    private static String mqtts(int port) {
        return "mqtts://" + HOST + ":" + port;
    }

    /** Runs one, checks where it ends and what it offers, and keeps what it printed. */
    private void show(String title, String failedStep, String remedy, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("doctor"));
        for (String argument : arguments) {
            Path file = folder.resolve(argument.replace('/', '_'));
            command.add(Files.exists(file) ? file.toString() : argument);
        }
        Path home = Files.createTempDirectory(folder, "run");
        try (TopiaryProcess doctor = TopiaryProcess.topiary(home, command.toArray(String[]::new))) {
            int code = doctor.exitCode();
            String printed = doctor.text();
            assertThat(doctor.problems()).as(title).isEmpty();
            assertThat(code).as(printed).isEqualTo(failedStep.isEmpty() ? ExitCode.DONE : ExitCode.NO_CONNECTION);
            assertThat(printed)
                    .as(title)
                    .contains(
                            failedStep.isEmpty()
                                    ? "A connection with these settings works"
                                    : "A connection with these settings fails at " + failedStep)
                    .contains(remedy.isEmpty() ? "" : "→ " + remedy);
            String line = Arrays.stream(arguments)
                    .map(word -> word.equals("#") ? "'#'" : word)
                    .collect(Collectors.joining(" "));
            sections.add("## %s%n%n```%n$ topiary doctor %s%n%s```%n"
                    .formatted(title, line, printed.replace(folder + "/", "")));
        }
    }

    private void compare() throws IOException {
        String intro = """
                # What the doctor says

                `topiary doctor` takes a connection apart and says of each step what it found. This page shows it against one
                fault after the other. It is made by a test, which also fails when the page is out of date:

                    packaging/dev/test -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=DoctorShowIT -Dshow.write=true

                ✓ went well, ⚠ works but should be looked after, ✗ failed, – was skipped. The exit code is 0 when a connection
                works and 3 when a step failed. `--json` prints the same as data.

                """;
        String fresh = intro + String.join("\n", sections);
        Files.createDirectories(FRESH.getParent());
        Files.writeString(FRESH, fresh);
        if (Boolean.getBoolean("show.write")) {
            Files.writeString(PAGE, fresh);
        }
        assertThat(withoutChance(fresh)).isEqualTo(withoutChance(Files.readString(PAGE)));
    }

    /** Without what differs from run to run: times, free ports, keys made by the test. */
    private static String withoutChance(String page) {
        return page.replaceAll("\\b[\\d.,]+ ms\\b", "n ms")
                .replaceAll("([0-9A-F]{2}:){31}[0-9A-F]{2}", "FINGERPRINT")
                .replaceAll("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d", "DATE")
                .replaceAll("topiary-[a-z0-9]{8}(-[a-z0-9]{4})?", "CLIENT")
                .replaceAll("\\b[1-9]\\d{4}\\b", "PORT")
                .replaceAll("(?i)sec-websocket-accept: \\S+", "KEY");
    }
}
