package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topiary.testing.ScriptedBroker;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code topiary doctor} against scripted servers. */
class DoctorCommandTest {

    @TempDir
    Path home;

    private final CliRun cli = new CliRun();

    private int doctor(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "--home";
        all[1] = home.toString();
        all[2] = "doctor";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return cli.run(all);
    }

    /** A broker of MQTT 5 that lets everybody in and grants QoS 0 for one filter. */
    private static ScriptedBroker broker() {
        return ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(0x20, 3, 0, 0, 0);
            while (true) {
                byte[] packet = client.packet();
                switch ((packet[0] & 0xF0) >> 4) {
                    case 8 -> client.send(0x90, 4, packet[2], packet[3], 0, 0);
                    case 10 -> client.send(0xB0, 4, packet[2], packet[3], 0, 0);
                    case 12 -> client.send(0xD0, 0);
                    default -> {
                        return;
                    }
                }
            }
        });
    }

    @Test
    void doctor_allWell_printsALineAStepAndEndsWith0() {
        try (ScriptedBroker broker = broker()) {
            int code = doctor("-h", "127.0.0.1", "-p", String.valueOf(broker.port()), "-t", "a/#");

            assertThat(cli.out().lines().filter(line -> !line.startsWith(" ")))
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("– DNS        127.0.0.1 is an address"),
                            line -> assertThat(line)
                                    .matches("✓ TCP        Connected to 127\\.0\\.0\\.1:\\d+ \\([\\d,]+ ms\\)"),
                            line -> assertThat(line).startsWith("✓ CONNECT    The broker lets you in with MQTT 5 ("),
                            line -> assertThat(line).startsWith("✓ SUBSCRIBE  The subscription is granted ("),
                            line -> assertThat(line).startsWith("✓ PING       There and back in "),
                            line -> assertThat(line).isEqualTo("A connection with these settings works"));
            assertThat(cli.out()).contains("             a/#: granted with QoS 0\n");
            assertThat(code).isZero();
        }
    }

    @Test
    void doctor_failure_printsCauseAdviceAndEndsWith3() {
        int code = doctor("-h", "127.0.0.1", "-p", String.valueOf(ScriptedBroker.deadPort()));

        assertThat(cli.out())
                .containsPattern("✗ TCP        127.0.0.1 refused port \\d+ \\(")
                .contains("             Why: Nothing listens there", "             Try: Check the port")
                .endsWith("A connection with these settings fails at TCP\n");
        assertThat(cli.out().split("✗ TCP", -1)).as("told once").hasSize(2);
        assertThat(code).isEqualTo(ExitCode.NO_CONNECTION);
    }

    @Test
    void doctor_json_isOneObjectWithTheFailedStep() throws IOException {
        int port = ScriptedBroker.deadPort();
        int code = doctor("-L", "mqtt://127.0.0.1:" + port, "--json");

        assertThat(cli.out()).endsWith("}\n").containsOnlyOnce("\n");
        JsonNode root = new ObjectMapper().readTree(cli.out());
        assertThat(root.get("ok").asBoolean()).isFalse();
        assertThat(root.get("failedStep").asText()).isEqualTo("TCP");
        assertThat(root.get("target").asText()).isEqualTo("mqtt://127.0.0.1:" + port);
        assertThat(StreamSupport.stream(root.get("steps").spliterator(), false)
                        .map(step -> step.get("step").asText() + ":"
                                + step.get("outcome").asText()))
                .containsExactly("DNS:SKIPPED", "TCP:FAILED", "CONNECT:SKIPPED", "SUBSCRIBE:SKIPPED", "PING:SKIPPED");
        JsonNode tcp = root.get("steps").get(1);
        assertThat(tcp.fieldNames())
                .toIterable()
                .containsExactly("step", "outcome", "millis", "finding", "facts", "cause", "advice", "remedies");
        assertThat(tcp.get("finding").asText()).startsWith("127.0.0.1 refused port");
        assertThat(root.get("steps").get(0).get("cause").isNull()).isTrue();
        assertThat(code).isEqualTo(ExitCode.NO_CONNECTION);
    }

    @Test
    void doctor_json_allWell_hasNoFailedStep() throws IOException {
        try (ScriptedBroker broker = broker()) {
            assertThat(doctor("-L", "mqtt://127.0.0.1:" + broker.port(), "--json"))
                    .isZero();

            JsonNode root = new ObjectMapper().readTree(cli.out());
            assertThat(root.get("ok").asBoolean()).isTrue();
            assertThat(root.get("failedStep").isNull()).isTrue();
        }
    }

    @Test
    void doctor_json_remedyTellsWhatToChange() throws IOException {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            if (client.in().read() == 0x10) {
                client.in().skipNBytes(client.in().read());
                client.send(0x20, 2, 0, 0);
                client.listen();
            }
        })) {
            String address = "127.0.0.1:" + broker.port();
            assertThat(doctor("-L", "mqtts://" + address, "--json")).isEqualTo(ExitCode.NO_CONNECTION);

            JsonNode remedy = new ObjectMapper()
                    .readTree(cli.out())
                    .get("steps")
                    .get(2)
                    .get("remedies")
                    .get(0);
            assertThat(remedy.get("kind").asText()).isEqualTo("UseAddress");
            assertThat(remedy.get("label").asText()).isEqualTo("Use " + broker.port() + " without encryption");
            assertThat(remedy.get("value").asText()).isEqualTo("mqtt://" + address);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void doctor_password_isNeverPrinted(boolean json) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(0x20, 2, 0, 4);
        })) {
            cli.environment.put("TOPIARY_PASSWORD", "secret-word");
            String port = String.valueOf(broker.port());
            int code = json
                    ? doctor("-h", "127.0.0.1", "-p", port, "-u", "me", "-V", "311", "--json")
                    : doctor("-h", "127.0.0.1", "-p", port, "-u", "me", "-V", "311");

            assertThat(code).isEqualTo(ExitCode.NO_CONNECTION);
            assertThat(cli.out()).contains("Wrong user name or password").doesNotContain("secret-word");
        }
    }

    @Test
    void doctor_tokenInTheQuery_isNotPrinted() {
        doctor("-L", "ws://127.0.0.1:" + ScriptedBroker.deadPort() + "/mqtt?token=secret-word", "--json");

        assertThat(cli.out()).contains("/mqtt\"").doesNotContain("secret-word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--nonsense", "-t a#b", "-q 3"})
    void doctor_wrongArguments_endsWith2(String arguments) {
        assertThat(doctor(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains("--help");
    }

    @Test
    void doctor_outputClosed_endsQuietly() {
        cli.out = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        try (ScriptedBroker broker = broker()) {
            assertThat(doctor("-h", "127.0.0.1", "-p", String.valueOf(broker.port())))
                    .isZero();
            assertThat(cli.err()).isEmpty();
        }
    }

    @Test
    void doctor_help_namesItsOptions() {
        assertThat(doctor("--help")).isZero();
        assertThat(cli.out()).contains("step by step", "--json", "-L, --url");
    }
}
