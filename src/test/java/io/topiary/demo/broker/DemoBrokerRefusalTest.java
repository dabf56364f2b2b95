package io.topiary.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5SubAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demo broker refuses, and how it says so. */
class DemoBrokerRefusalTest {
    private static final BrokerOptions DEFAULTS = BrokerOptions.defaults();

    @ParameterizedTest
    @CsvSource({"u, p, true", "u, wrong, false", "x, p, false"})
    void credentials_v5_areChecked(String user, String password, boolean welcome) {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS.withCredentials("u", "p"))) {
            Mqtt5Connect connect = Mqtt5Connect.builder()
                    .simpleAuth()
                    .username(user)
                    .password(Probe.bytes(password))
                    .applySimpleAuth()
                    .build();
            if (welcome) {
                Probe.connect(broker.port(), "user", connect).close();
            } else {
                assertThat(refusalOf(() -> Probe.connect(broker.port(), "user", connect)))
                        .isEqualTo(Reason.BAD_USER_OR_PASSWORD);
            }
        }
    }

    @Test
    void credentials_v3Missing_areRefusedWith4() {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS.withCredentials("u", "p"))) {
            var client = MqttClient.builder()
                    .useMqttVersion3()
                    .serverHost("127.0.0.1")
                    .serverPort(broker.port())
                    .buildBlocking();
            assertThatThrownBy(client::connect)
                    .isInstanceOfSatisfying(
                            Mqtt3ConnAckException.class,
                            refused -> assertThat(refused.getMqttMessage()
                                            .getReturnCode()
                                            .getCode())
                                    .isEqualTo(4));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "version 3.1, 10 0f 0006 4d514973647003 02 003c 0001 61, 20020001",
        "version 9, 10 0d 0004 4d51545409 02 003c 0001 61, 2003008400",
        "another protocol, 10 0d 0004 51515151 04 02 003c 0001 61, ''",
        "no CONNECT first, c000, ''",
        "HTTP, 474554202f20485454502f312e310d0a0d0a, ''",
        "TLS, 16030100c8010000c4, ''",
        "will QoS 3, 10 13 0004 4d51545404 1e 003c 0001 61 0001 62 0001 63, ''",
        "a length without end, 10 ff ff ff ff ff ff, ''",
    })
    void firstPacket_notAcceptable_isRefused(String name, String hex, String answer) throws IOException {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS);
                RawClient raw = new RawClient(broker.port())) {
            raw.send(hex);
            assertThat(raw.rest()).as(name).isEqualTo(answer);
        }
    }

    @Test
    void faults_onlyVersion311_refusesMqtt5AsSuchABrokerDoes() throws IOException {
        BrokerOptions options = DEFAULTS.withFaults(Faults.none().withProtocolLevels(4));
        try (DemoBroker broker = DemoBroker.start(options);
                RawClient raw = new RawClient(broker.port())) {
            raw.send("10 0e 0004 4d51545405 02 003c 00 0001 61");
            assertThat(raw.rest()).isEqualTo("20020001");
        }
    }

    @Test
    void faults_connectCodeAndDenials_areAnswered() {
        try (DemoBroker broker =
                DemoBroker.start(DEFAULTS.withFaults(Faults.none().withConnectCode(0x97)))) {
            assertThat(refusalOf(() -> Probe.connect(broker.port(), "x"))).isEqualTo(0x97);
        }
        Faults denials = Faults.none().withDeniedFilters("#").withDeniedTopics("secret/#");
        try (DemoBroker broker = DemoBroker.start(DEFAULTS.withFaults(denials));
                Probe probe = Probe.connect(broker.port(), "denied")) {
            assertThatThrownBy(() -> probe.subscribe("#", 0)).hasCauseInstanceOf(Mqtt5SubAckException.class);
            assertThatThrownBy(() -> probe.publish("secret/x", "1", 1, false))
                    .hasCauseInstanceOf(Mqtt5PubAckException.class);
        }
    }

    @Test
    void packet_largerThanAllowed_disconnectsWith95() throws IOException {
        try (DemoBroker broker =
                        DemoBroker.start(DEFAULTS.withLimits(Limits.defaults().withPacketBytes(1_000)));
                RawClient raw = RawClient.connect(broker.port(), MqttVersion.MQTT_5, "large", connect -> connect)) {
            raw.send("30 e9 07 0001 61 00" + "78".repeat(997));
            assertThat(raw.rest()).startsWith("e00295");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wildcard, 30 06 0003 612f23 00, e00290",
        "U+0000, 30 06 0003 610062 00, e00281",
        "no topic and no alias, 30 03 0000 00, e00282",
        "alias 0, 30 06 0000 03 230000, e00294",
        "alias too large, 30 09 0003 612f62 03 23ffff, e00294",
        "unknown alias, 30 06 0000 03 230001, e00282",
        "subscription identifier, 30 08 0003 612f62 02 0b01, e00282",
        "wildcard in the response topic, 30 0a 0003 612f62 04 08000123, e00282",
        "AUTH, f000, e00282",
        "a server's packet, d000, e00282",
        "subscription identifier 0, 82 0b 0001 02 0b00 0003 612f62 00, e00282",
        "No Local on a shared subscription, 82 10 0001 00 000a 2473686172652f672f61 04, e00282",
        "session prolonged from 0, e0 07 00 05 11 0000003c, e00282",
    })
    void brokenPacket_v5_isAnsweredWithAReason(String name, String hex, String answer) throws IOException {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS);
                RawClient raw = RawClient.connect(broker.port(), MqttVersion.MQTT_5, "bad", connect -> connect)) {
            raw.send(hex);
            assertThat(raw.rest()).as(name).startsWith(answer);
        }
    }

    private static int refusalOf(Runnable connect) {
        try {
            connect.run();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Mqtt5ConnAckException refused) {
                return refused.getMqttMessage().getReasonCode().getCode();
            }
            throw e;
        }
        return 0;
    }

    @Test
    void randomBytes_neverStopTheBroker() throws IOException {
        Random random = new Random(7);
        try (DemoBroker broker = DemoBroker.start(DEFAULTS);
                Probe probe = Probe.connect(broker.port(), "survivor")) {
            for (int i = 0; i < 300; i++) {
                MqttVersion version = i % 2 == 0 ? MqttVersion.MQTT_5 : MqttVersion.MQTT_3_1_1;
                try (RawClient raw = RawClient.connect(broker.port(), version, "fuzz", connect -> connect)) {
                    byte[] bytes = new byte[2 + random.nextInt(60)];
                    random.nextBytes(bytes);
                    bytes[1] = (byte) (bytes.length - 2);
                    raw.sendIfOpen(HexFormat.of().formatHex(bytes));
                }
            }
            probe.subscribe("alive", 1);
            probe.publish("alive", "yes", 1, false);
            await().untilAsserted(() -> assertThat(probe.texts()).contains("yes"));
        }
    }
}
