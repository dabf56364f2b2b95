package io.topiary.core.doctor;

import static io.topiary.core.doctor.Patient.note;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.testing.ScriptedBroker;
import org.junit.jupiter.api.Test;

/** Brokers that do not speak the version of MQTT that they are asked for. */
class VersionCheckTest {

    @Test
    void examine_automatic_brokerOf3_1_1_fallsBackAndSaysSo() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            byte[] connect = client.packetOfType(1);
            if (Scripts.level(connect) == 5) {
                client.send(0x20, 2, 0, 1);
            } else {
                client.send(0x20, 2, 0, 0);
                Scripts.serve(client, false);
            }
        })) {
            isLetInWith3_1_1(broker);
        }
    }

    @Test
    void examine_mqtt5Only_brokerOf3_1_1_isRefused() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(0x20, 2, 0, 1);
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port()).examine();

            assertThat(diagnosed.outcomes())
                    .isEqualTo("DNS:SKIPPED TCP:OK CONNECT:FAILED SUBSCRIBE:SKIPPED PING:SKIPPED");
            assertThat(diagnosed.words(CheckStep.CONNECT)).contains("does not support this version of MQTT");
            note("A1", "The doctor asks a broker of 3.1.1 for MQTT 5, answer code 1", diagnosed);
        }
    }

    @Test
    void examine_hungUpOnMqtt5_offers3_1_1IfThatIsAnswered() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            byte[] connect = client.packetOfType(1);
            if (Scripts.level(connect) == 4) {
                client.send(0x20, 2, 0, 0);
                client.listen();
            }
        })) {
            Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port()).examine();

            assertThat(diagnosed.remedies()).contains(new Remedy.UseVersion(ProtocolChoice.V3_1_1));
        }
    }

    @Test
    void examine_automatic_hungUpOnMqtt5_goesOverTo3_1_1() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            byte[] connect = client.packetOfType(1);
            if (Scripts.level(connect) == 4) {
                client.send(0x20, 2, 0, 0);
                Scripts.serve(client, false);
            }
        })) {
            isLetInWith3_1_1(broker);
        }
    }

    /** Asked for whatever version there is. */
    private static void isLetInWith3_1_1(ScriptedBroker broker) {
        Patient.Diagnosed diagnosed = Patient.at(Scheme.MQTT, broker.port())
                .protocol(ProtocolChoice.AUTO)
                .examine();

        assertThat(diagnosed.failedStep()).isNull();
        assertThat(diagnosed.words(CheckStep.CONNECT))
                .startsWith("The broker lets you in with MQTT 3.1.1, and not with 5");
    }
}
