package io.topiary.core.doctor;

import static io.topiary.core.doctor.Patient.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.WebScript;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is behind a port that does not answer as a broker does. */
class ForeignServerCheckTest {

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP/1.1 400 Bad Request, is a web server",
        "SSH-2.0-OpenSSH_9.2p1, is an SSH server",
        "220 mail.example ESMTP, does not speak MQTT"
    })
    void examine_foreignServer_isRecognisedLongBeforeTheTimeIsOver(String banner, String words) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.in().read();
            client.send(ascii(banner + "\r\n"));
            client.stall();
        })) {
            Patient.Diagnosed diagnosed =
                    Patient.at(Scheme.MQTT, broker.port()).stepMillis(20_000).examine();

            assertThat(diagnosed.words(CheckStep.CONNECT)).contains(words, "“" + banner + "”");
            assertThat(diagnosed.failure().millis()).isLessThan(10_000);
            note("N6", "The doctor speaks MQTT to a server that answers “" + banner + "”", diagnosed);
        }
    }

    @Test
    void examine_silentServer_timesOut() {
        try (ScriptedBroker broker = ScriptedBroker.start(ScriptedBroker.Conversation::stall)) {
            Patient.Diagnosed diagnosed =
                    Patient.at(Scheme.MQTT, broker.port()).stepMillis(500).examine();

            assertThat(diagnosed.words(CheckStep.CONNECT)).contains("did not answer CONNECT in 0.5 s");
            note("N7", "The doctor gets no CONNACK, 0.5 s a step", diagnosed);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void examine_hungUp_saysSo(boolean reset) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            if (reset) {
                client.reset();
            }
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port()).examine();

            assertThat(diagnosed.words(CheckStep.CONNECT)).contains("hung up during login");
            note("N5", "The doctor's CONNECT is answered with " + (reset ? "RST" : "FIN"), diagnosed);
        }
    }

    @Test
    void examine_portOfAWebSocket_offersItWithItsPath() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> WebScript.serve(client, "/ws"))) {
            Patient.Diagnosed diagnosed =
                    Patient.at(Scheme.MQTT, broker.port()).stepMillis(20_000).examine();

            assertThat(diagnosed.remedies())
                    .contains(new Remedy.UseAddress(new BrokerAddress(Scheme.WS, "127.0.0.1", broker.port(), "ws")));
        }
    }

    @Test
    void examine_probes_tellNoPassword() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            byte[] all = new byte[4096];
            int length = Math.max(0, client.in().read(all));
            seen.add(new String(all, 0, length, StandardCharsets.ISO_8859_1));
        })) {
            Patient.at(Scheme.MQTTS, broker.port())
                    .login("c", "user-name", "secret-word")
                    .examine();

            assertThat(seen)
                    .hasSizeGreaterThan(1)
                    .noneMatch(each -> each.contains("user-name") || each.contains("secret-word"));
        }
    }
}
