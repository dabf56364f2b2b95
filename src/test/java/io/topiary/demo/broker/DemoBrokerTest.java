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
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demo broker does beyond the contract every broker keeps. */
class DemoBrokerTest {
    private static final BrokerOptions DEFAULTS = BrokerOptions.defaults();

    @Test
    void close_withClients_saysServerShuttingDown() {
        DemoBroker broker = DemoBroker.start(DEFAULTS);
        Probe probe = Probe.connect(broker.port(), "stays");
        broker.close();
        await().until(() -> probe.lost().isPresent());
        assertThat(probe.disconnectReason()).isEqualTo(Reason.SHUTTING_DOWN);
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), broker.port()))
                .isInstanceOf(IOException.class);
    }

    @Test
    void start_portInUse_throws() {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS)) {
            assertThatThrownBy(() -> DemoBroker.start(DEFAULTS.withPort(broker.port())))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + broker.port());
        }
    }

    @ParameterizedTest
    @CsvSource({"u, p, true", "u, wrong, false", "x, p, false"})
    void credentials_v5_areChecked(String user, String password, boolean welcome) {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS.withCredentials("u", "p"))) {
            Mqtt5Connect connect = Mqtt5Connect.builder()
                    .simpleAuth()
                    .username(user)
                    .password(BrokerContract.bytes(password))
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
    void emptyClientId_v5_isAssignedAndLimitsAreAnnounced() {
        Limits limits = Limits.defaults().withPacketBytes(5_000).withTopicAliases(7);
        try (DemoBroker broker = DemoBroker.start(DEFAULTS.withLimits(limits));
                Probe probe = Probe.disconnected(broker.port(), "")) {
            Mqtt5ConnAck answer = probe.open(Mqtt5Connect.builder().build());
            assertThat(List.of(
                            answer.getRestrictions().getMaximumPacketSize(),
                            answer.getRestrictions().getTopicAliasMaximum()))
                    .isEqualTo(List.of(5_000, 7));
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

    @Test
    void topicAlias_isResolvedForOthers() throws IOException {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS);
                Probe probe = Probe.connect(broker.port(), "aliased");
                RawClient raw = RawClient.connect(broker.port(), MqttVersion.MQTT_5, "alias", connect -> connect)) {
            probe.subscribe("#", 0);
            raw.send("30 0a 0003 612f62 03 230001 78");
            raw.send("30 07 0000 03 230001 79");
            await().untilAsserted(() -> assertThat(probe.pairs()).containsExactly("a/b=x", "a/b=y"));
        }
    }

    @Test
    void subscriptionIdentifiers_ofOverlappingSubscriptions_comeWithOneCopy() throws IOException {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS);
                RawClient raw = RawClient.connect(broker.port(), MqttVersion.MQTT_5, "ids", connect -> connect)) {
            raw.send("82 0b 0001 02 0b07 0003 612f62 00");
            raw.send("82 09 0002 02 0b08 0001 23 01");
            raw.next();
            raw.next();
            raw.send("30 07 0003 612f62 00 78");
            MqttPublishVariableHeader header =
                    (MqttPublishVariableHeader) raw.next().orElseThrow().variableHeader();
            assertThat(header.properties().getProperties(MqttPropertyType.SUBSCRIPTION_IDENTIFIER.value()))
                    .extracting(property -> property.value())
                    .containsExactlyInAnyOrder(7, 8);
            raw.send("e000");
            assertThat(raw.rest()).isEmpty();
        }
    }

    @Test
    void keepAlive_silentClient_isDisconnectedAfterOneAndAHalf() throws IOException {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS);
                RawClient raw = RawClient.connect(
                        broker.port(), MqttVersion.MQTT_5, "silent", connect -> connect.keepAlive(1))) {
            long connected = System.nanoTime();
            assertThat(raw.rest()).startsWith("e0028d");
            assertThat(System.nanoTime() - connected).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1_300));
        }
    }

    @Test
    void sameClientId_v5_hearsSessionTakenOver() {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS)) {
            Probe first = Probe.connect(broker.port(), "twin");
            Probe second = Probe.connect(broker.port(), "twin");
            await().until(() -> first.lost().isPresent());
            assertThat(first.disconnectReason()).isEqualTo(Reason.TAKEN_OVER);
            second.close();
        }
    }

    @Test
    void dropAll_breaksConnectionsAndGoesOnListening() {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS)) {
            Probe first = Probe.connect(broker.port(), "dropped");
            broker.dropAll();
            await().until(() -> first.lost().isPresent());
            Probe.connect(broker.port(), "dropped").close();
        }
    }

    @Test
    void slowReceiver_qos0_isDroppedAndCounted() throws IOException {
        BrokerOptions options = DEFAULTS.withSysInterval(Duration.ofMillis(100))
                .withLimits(Limits.defaults().withUnsentBytes(100_000));
        try (DemoBroker broker = DemoBroker.start(options);
                Probe probe = Probe.connect(broker.port(), "fast");
                RawClient slow = RawClient.connect(broker.port(), MqttVersion.MQTT_5, "slow", connect -> connect)) {
            slow.send("82 0a 0001 00 0004 666c6f6f 00");
            slow.next();
            byte[] payload = new byte[1_000_000];
            for (int i = 0; i < 30; i++) {
                probe.publish(
                        Mqtt5Publish.builder().topic("floo").payload(payload).build());
            }
            probe.subscribe("$SYS/broker/publish/messages/dropped", 0);
            await().untilAsserted(() ->
                    assertThat(Integer.parseInt(probe.texts().getLast())).isPositive());
        }
    }

    @Test
    void queue_overItsBound_dropsAndCounts() {
        BrokerOptions options = DEFAULTS.withSysInterval(Duration.ofMillis(100))
                .withLimits(Limits.defaults().withQueuedMessages(3));
        Mqtt5Connect keep = Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(60)
                .build();
        try (DemoBroker broker = DemoBroker.start(options);
                Probe publisher = Probe.connect(broker.port(), "publisher")) {
            Probe away = Probe.connect(broker.port(), "away", keep);
            away.subscribe("q", 1);
            away.close();
            for (int i = 0; i < 5; i++) {
                publisher.publish("q", Integer.toString(i), 1, false);
            }
            publisher.subscribe("$SYS/broker/publish/messages/dropped", 0);
            await().untilAsserted(() -> assertThat(publisher.texts()).endsWith("2"));
            try (Probe back = Probe.connect(broker.port(), "away", keep)) {
                await().untilAsserted(() -> assertThat(back.texts()).containsExactly("0", "1", "2"));
            }
        }
    }

    @Test
    void localClient_publishesSubscribesAndLeavesAWill() {
        try (DemoBroker broker = DemoBroker.start(DEFAULTS);
                Probe probe = Probe.connect(broker.port(), "viewer")) {
            probe.subscribe("out/#", 0);
            broker.loop().execute(() -> {
                Message will = message("out/lwt", "offline");
                LocalClient[] self = new LocalClient[1];
                self[0] = broker.attach("device", will, in -> {
                    self[0].publish(
                            message("out/echo", new String(in.payload(), java.nio.charset.StandardCharsets.UTF_8)));
                    self[0].fail();
                });
                self[0].subscribe("in/#");
            });
            await().untilAsserted(() -> {
                probe.publish("in/x", "hi", 0, false);
                assertThat(probe.pairs()).contains("out/echo=hi", "out/lwt=offline");
            });
        }
    }

    private static Message message(String topic, String payload) {
        return new Message(topic, BrokerContract.bytes(payload), 0, false, PublishProperties.NONE);
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
}
