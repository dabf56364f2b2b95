package io.topiary.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt3.message.publish.Mqtt3Publish;
import com.hivemq.client.mqtt.mqtt5.message.connect.Mqtt5Connect;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5WillPublish;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every broker has to do: run against ours and against mosquitto, so that no misreading hides in both ends. */
abstract class BrokerContract {
    /** Port of the broker under test. */
    abstract int port();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void publish_v5_arrivesOnceWithItsQos(int qos) {
        try (Probe probe = Probe.connect(port(), "v5-qos")) {
            probe.subscribe("round/trip", 2);
            probe.publish("round/trip", "hello", qos, false);
            await().untilAsserted(() -> assertThat(probe.received())
                    .map(message -> Probe.text(message) + message.getQos().getCode() + message.isRetain())
                    .containsExactly("hello" + qos + "false"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void publish_v3_arrivesOnceWithItsQos(int qos) throws InterruptedException {
        Mqtt3BlockingClient client = v3("v3-qos");
        client.connect();
        try (Mqtt3BlockingClient.Mqtt3Publishes publishes =
                client.publishes(com.hivemq.client.mqtt.MqttGlobalPublishFilter.ALL)) {
            client.subscribeWith()
                    .topicFilter("round/+")
                    .qos(MqttQos.EXACTLY_ONCE)
                    .send();
            client.publishWith()
                    .topic("round/trip3")
                    .payload(bytes("hello"))
                    .qos(qos(qos))
                    .send();
            Mqtt3Publish message = publishes.receive(10, TimeUnit.SECONDS).orElseThrow();
            assertThat(message.getTopic().toString() + message.getQos().getCode())
                    .isEqualTo("round/trip3" + qos);
        } finally {
            client.disconnect();
        }
    }

    @Test
    void subscribe_lowerQosThanPublished_downgrades() {
        try (Probe probe = Probe.connect(port(), "downgrade")) {
            probe.subscribe("down/#", 1);
            probe.publish("down/grade", "x", 2, false);
            await().untilAsserted(() -> assertThat(probe.received())
                    .map(message -> message.getQos().getCode())
                    .containsExactly(1));
        }
    }

    @Test
    void publish_retained_isSentToLaterSubscribersUntilCleared() {
        try (Probe probe = Probe.connect(port(), "retained")) {
            probe.publish("keep/a", "1", 1, true);
            probe.publish("keep/a", "2", 1, true);
            probe.publish("keep/b", "3", 1, true);
            probe.publish("keep/b", "", 1, true);
            probe.subscribe("keep/#", 1);
            probe.publish("keep/end", "end", 1, false);
            await().untilAsserted(() -> assertThat(probe.received())
                    .map(message -> message.getTopic() + Probe.text(message) + message.isRetain())
                    .containsExactly("keep/a2true", "keep/endendfalse"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "m/#, m, true",
        "m/#, m/a/b, true",
        "m/+, m/a, true",
        "m/+, m, false",
        "m/+, m/a/b, false",
        "m/+/c, m/b/c, true",
        "+/+, m/a, true",
        "m//b, m//b, true",
        "m/+/b, m//b, true",
        "+/m, /m, true",
        "/#, /m/x, true",
        "+, /m, false",
        "m/, m/, true",
        "m/+, m/, true",
        "M/#, m/a, false",
        "m, m/a, false",
    })
    void filter_topic_matchesAsTheStandardSays(String filter, String topic, boolean expected) {
        try (Probe probe = Probe.connect(port(), "matching")) {
            probe.subscribe(filter, 1);
            probe.subscribe("an/unrelated/marker/topic", 1);
            probe.publish(topic, "hit", 1, false);
            probe.publish("an/unrelated/marker/topic", "end", 1, false);
            await().until(() -> probe.texts().contains("end"));
            assertThat(probe.texts()).isEqualTo(expected ? List.of("hit", "end") : List.of("end"));
        }
    }

    @Test
    void subscribe_sysTopics_onlyWhenNamed() {
        try (Probe everything = Probe.connect(port(), "all");
                Probe sys = Probe.connect(port(), "sys")) {
            sys.subscribe("$SYS/#", 0);
            everything.subscribe("#", 0);
            everything.subscribe("+/broker/version", 0);
            everything.publish("marker", "end", 1, false);
            await().until(() -> everything.texts().contains("end"));
            await().until(() -> sys.received().stream()
                    .anyMatch(message -> message.getTopic().toString().equals("$SYS/broker/version")));
            assertThat(everything.received())
                    .noneMatch(message -> message.getTopic().toString().startsWith("$SYS"));
        }
    }

    @Test
    void will_socketBreaks_isPublishedRetained() throws IOException {
        try (Probe probe = Probe.connect(port(), "watcher")) {
            probe.subscribe("will/plain", 1);
            RawClient.connect(
                            port(),
                            MqttVersion.MQTT_3_1_1,
                            "dies",
                            connect -> connect.willFlag(true)
                                    .willTopic("will/plain")
                                    .willMessage(bytes("gone"))
                                    .willRetain(true)
                                    .willQoS(MqttQoS.AT_LEAST_ONCE))
                    .close();
            await().untilAsserted(() -> assertThat(probe.texts()).containsExactly("gone"));
            probe.subscribe("will/+", 1);
            await().untilAsserted(() -> assertThat(probe.received())
                    .anyMatch(
                            message -> message.isRetain() && Probe.text(message).equals("gone")));
            probe.publish("will/plain", "", 1, true);
        }
    }

    @Test
    void will_disconnect_onlyWithReason04() {
        try (Probe probe = Probe.connect(port(), "watcher2")) {
            probe.subscribe("will/+", 1);
            Probe silent = Probe.connect(port(), "leaves", withWill("will/never", 0, 0));
            silent.close();
            Probe loud = Probe.connect(port(), "leaves-loud", withWill("will/said", 0, 0));
            Probe.await(loud.client()
                    .disconnectWith()
                    .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                    .send());
            await().untilAsserted(() -> assertThat(probe.pairs()).containsExactly("will/said=gone"));
        }
    }

    @Test
    void will_delayed_isPublishedLaterOrNotAtAll() {
        try (Probe probe = Probe.connect(port(), "watcher3")) {
            probe.subscribe("will/#", 1);
            Mqtt5Connect connect = withWill("will/back", 2, 60);
            Probe returns = Probe.connect(port(), "comes-back", connect);
            leaveWithWill(returns);
            Probe stays = Probe.connect(port(), "stays-away", withWill("will/late", 2, 60));
            leaveWithWill(stays);
            long left = System.nanoTime();
            try (Probe again = Probe.connect(
                    port(),
                    "comes-back",
                    Mqtt5Connect.builder().cleanStart(false).build())) {
                await().untilAsserted(() -> assertThat(probe.pairs()).isNotEmpty());
                assertThat(probe.pairs()).containsExactly("will/late=gone");
                assertThat(System.nanoTime() - left).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(900));
                assertThat(again.client().getState().isConnected()).isTrue();
            }
        }
    }

    @Test
    void session_resumed_deliversWhatWasQueued() {
        Mqtt5Connect keep = Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(60)
                .build();
        Probe first = Probe.connect(port(), "resumes", keep);
        first.subscribe("queue/#", 1);
        first.close();
        try (Probe publisher = Probe.connect(port(), "queue-publisher")) {
            publisher.publish("queue/0", "lost", 0, false);
            publisher.publish("queue/1", "kept", 1, false);
            publisher.publish("queue/2", "kept too", 2, false);
        }
        try (Probe second = Probe.connect(port(), "resumes", keep)) {
            await().untilAsserted(() -> assertThat(second.texts()).contains("kept", "kept too"));
        }
        try (Probe clean = Probe.connect(port(), "resumes")) {
            clean.subscribe("marker/clean", 0);
            clean.publish("marker/clean", "end", 0, false);
            await().untilAsserted(() -> assertThat(clean.texts()).containsExactly("end"));
        }
    }

    @Test
    void session_v3NotClean_isPresentTheSecondTime() throws IOException {
        String connect = "10 10 0004 4d515454 04 00 003c 0004 76337072";
        try (RawClient first = new RawClient(port())) {
            first.send(connect);
            assertThat(first.next().orElseThrow().variableHeader().toString()).contains("sessionPresent=false");
        }
        try (RawClient second = new RawClient(port())) {
            second.send(connect);
            assertThat(second.next().orElseThrow().variableHeader().toString()).contains("sessionPresent=true");
        }
    }

    @Test
    void shared_twoMembers_eachMessageGoesToOne() {
        try (Probe one = Probe.connect(port(), "share-1");
                Probe two = Probe.connect(port(), "share-2")) {
            one.subscribe("$share/group/work/#", 1);
            two.subscribe("$share/group/work/#", 1);
            for (int i = 0; i < 20; i++) {
                one.publish("work/item", Integer.toString(i), 1, false);
            }
            await().until(() -> one.received().size() + two.received().size() >= 20);
            assertThat(List.of(one.received().size(), two.received().size())).isEqualTo(List.of(10, 10));
        }
    }

    @Test
    void noLocal_ownMessages_areLeftOut() {
        try (Probe probe = Probe.connect(port(), "nolocal");
                Probe other = Probe.connect(port(), "nolocal-other")) {
            Probe.await(probe.client()
                    .subscribeWith()
                    .topicFilter("local/#")
                    .noLocal(true)
                    .send());
            probe.publish("local/x", "mine", 1, false);
            other.publish("local/x", "yours", 1, false);
            await().untilAsserted(() -> assertThat(probe.texts()).containsExactly("yours"));
        }
    }

    @Test
    void retainAsPublished_keepsTheFlag() {
        try (Probe probe = Probe.connect(port(), "rap")) {
            Probe.await(probe.client()
                    .subscribeWith()
                    .topicFilter("rap/#")
                    .retainAsPublished(true)
                    .send());
            probe.publish("rap/x", "1", 1, true);
            await().untilAsserted(() -> assertThat(probe.received())
                    .map(message -> message.isRetain())
                    .containsExactly(true));
            probe.publish("rap/x", "", 1, true);
        }
    }

    @Test
    void retainHandling_decidesWhetherRetainedAreSent() {
        try (Probe probe = Probe.connect(port(), "rh")) {
            probe.publish("rh/x", "kept", 1, true);
            subscribe(probe, Mqtt5RetainHandling.DO_NOT_SEND);
            subscribe(probe, Mqtt5RetainHandling.SEND_IF_SUBSCRIPTION_DOES_NOT_EXIST);
            probe.publish("rh/marker", "1", 1, false);
            await().untilAsserted(() -> assertThat(probe.texts()).containsExactly("1"));
            subscribe(probe, Mqtt5RetainHandling.SEND);
            await().untilAsserted(() -> assertThat(probe.texts()).containsExactly("1", "kept"));
            probe.publish("rh/x", "", 1, true);
        }
    }

    @Test
    void properties_arePassedOnUnaltered() {
        try (Probe probe = Probe.connect(port(), "props")) {
            probe.subscribe("props/#", 1);
            Mqtt5Publish sent = Mqtt5Publish.builder()
                    .topic("props/x")
                    .payload(bytes("{}"))
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .contentType("application/json")
                    .responseTopic("props/answer")
                    .correlationData(new byte[] {1, 2, (byte) 255})
                    .payloadFormatIndicator(
                            com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator.UTF_8)
                    .messageExpiryInterval(3600)
                    .userProperties()
                    .add("b", "1")
                    .add("a", "zwei")
                    .add("b", "3")
                    .applyUserProperties()
                    .build();
            probe.publish(sent);
            await().until(() -> !probe.received().isEmpty());
            assertThat(describe(probe.received().getFirst())).isEqualTo(describe(sent));
        }
    }

    @Test
    void expiry_whileAway_dropsTheMessage() {
        Mqtt5Connect keep = Mqtt5Connect.builder()
                .cleanStart(false)
                .sessionExpiryInterval(60)
                .build();
        Probe away = Probe.connect(port(), "expiring", keep);
        away.subscribe("expiry/#", 1);
        away.close();
        try (Probe publisher = Probe.connect(port(), "expiry-publisher")) {
            publisher.publish(expiring("short", 1));
            publisher.publish(expiring("long", 100));
        }
        await().pollDelay(2100, TimeUnit.MILLISECONDS).until(() -> true);
        try (Probe back = Probe.connect(port(), "expiring", keep)) {
            await().untilAsserted(() -> assertThat(back.texts()).containsExactly("long"));
            assertThat(back.received().getFirst().getMessageExpiryInterval().orElse(0))
                    .isBetween(90L, 98L);
        }
    }

    @Test
    void sameClientId_secondConnection_endsTheFirst() {
        Probe first = Probe.connect(port(), "twin");
        try (Probe second = Probe.connect(port(), "twin")) {
            await().until(() -> first.lost().isPresent());
            assertThat(second.client().getState().isConnected()).isTrue();
        }
    }

    @Test
    void emptyClientId_v5_isAssigned() {
        Probe probe = Probe.connect(port(), "");
        assertThat(probe.client()
                        .getConfig()
                        .getClientIdentifier()
                        .orElseThrow()
                        .toString())
                .isNotEmpty();
        probe.close();
    }

    @Test
    void emptyClientId_v3NotClean_isRefused() {
        Mqtt3BlockingClient client = MqttClient.builder()
                .useMqttVersion3()
                .identifier("")
                .serverHost("127.0.0.1")
                .serverPort(port())
                .buildBlocking();
        assertThatThrownBy(() -> client.connectWith().cleanSession(false).send())
                .isInstanceOfSatisfying(
                        Mqtt3ConnAckException.class,
                        refused -> assertThat(
                                        refused.getMqttMessage().getReturnCode().getCode())
                                .isEqualTo(2));
    }

    @Test
    void publish_noSubscriber_answersSo() {
        try (Probe probe = Probe.connect(port(), "nobody")) {
            Mqtt5PublishResult result = probe.publish("nobody/listens", "x", 1, false);
            assertThat(((Mqtt5PublishResult.Mqtt5Qos1Result) result)
                            .getPubAck()
                            .getReasonCode()
                            .getCode())
                    .isEqualTo(Reason.NO_MATCHING_SUBSCRIBERS);
        }
    }

    @Test
    void unsubscribe_unknownFilter_answersSo() {
        try (Probe probe = Probe.connect(port(), "unsub")) {
            probe.subscribe("un/known", 0);
            var answer = Probe.await(probe.client()
                    .unsubscribeWith()
                    .addTopicFilter("un/known")
                    .addTopicFilter("un/heard/of")
                    .send());
            assertThat(answer.getReasonCodes())
                    .map(code -> code.getCode())
                    .containsExactly(Reason.SUCCESS, Reason.NO_SUBSCRIPTION_EXISTED);
        }
    }

    @Test
    void payload_20MB_arrivesWhole() {
        byte[] payload = new byte[20_000_000];
        new Random(1).nextBytes(payload);
        try (Probe probe = Probe.connect(port(), "big")) {
            probe.subscribe("big", 1);
            probe.publish(Mqtt5Publish.builder()
                    .topic("big")
                    .payload(payload)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .build());
            await().until(() -> !probe.received().isEmpty());
            assertThat(Arrays.equals(probe.received().getFirst().getPayloadAsBytes(), payload))
                    .isTrue();
        }
    }

    @Test
    void topic_200Levels_isRouted() {
        String topic = String.join("/", Collections.nCopies(200, "level"));
        try (Probe probe = Probe.connect(port(), "deep")) {
            probe.subscribe(topic.replace("level/level/level", "level/+/level"), 1);
            probe.publish(topic, "deep", 1, false);
            await().untilAsserted(() -> assertThat(probe.pairs()).containsExactly(topic + "=deep"));
        }
    }

    @Test
    void qos2_sentTwice_isDeliveredOnce() throws IOException {
        try (Probe probe = Probe.connect(port(), "once");
                RawClient raw = RawClient.connect(port(), MqttVersion.MQTT_3_1_1, "repeats", connect -> connect)) {
            probe.subscribe("once", 2);
            raw.send("34 08 0004 6f6e6365 0007");
            raw.send("3c 08 0004 6f6e6365 0007");
            raw.send("62 02 0007");
            raw.send("30 09 0004 6f6e6365 656e64");
            await().until(() -> probe.texts().contains("end"));
            assertThat(probe.texts()).containsExactlyInAnyOrder("", "end");
        }
    }

    @Test
    void qos1_notAcknowledged_isRepeatedWithDup() throws IOException {
        String subscribe = "82 09 0001 0004 64757031 01";
        try (RawClient first = new RawClient(port())) {
            first.send("10 12 0004 4d515454 04 00 003c 0006 646f75626c65");
            first.next();
            first.send(subscribe);
            first.next();
            first.send("30 07 0004 64757031 78");
            first.send("32 09 0004 64757031 0009 78");
            assertThat(publishFlags(first, 2)).isEqualTo(List.of("0false", "1false"));
        }
        try (RawClient second = new RawClient(port())) {
            second.send("10 12 0004 4d515454 04 00 003c 0006 646f75626c65");
            second.next();
            assertThat(publishFlags(second, 1)).isEqualTo(List.of("1true"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wildcard in a topic name, 30 06 0003 612f23 78",
        "U+0000 in a topic name, 30 06 0003 610062 78",
        "ill-formed UTF-8 in a topic name, 30 06 0003 61c028 78",
        "empty topic name, 30 03 0000 78",
        "QoS 3, 36 08 0003 612f62 0001 78",
        "packet identifier 0, 32 08 0003 612f62 0000 78",
        "SUBSCRIBE without a filter, 82 02 0001",
        "SUBSCRIBE with wrong flags, 80 08 0001 0003 612f62 00",
        "a second CONNECT, 10 0d 0004 4d515454 04 02 003c 0001 61",
        "remaining length of five bytes, 30 ff ff ff ff ff 01",
    })
    void brokenPacket_closesTheConnection(String name, String hex) throws IOException {
        try (RawClient raw = RawClient.connect(port(), MqttVersion.MQTT_3_1_1, "broken", connect -> connect)) {
            raw.send(hex);
            raw.sendIfOpen("c000 c000");
            assertThat(raw.rest()).as(name).isIn("", "d000", "d000d000");
        }
    }

    private List<String> publishFlags(RawClient client, int count) throws IOException {
        List<String> flags = new java.util.ArrayList<>();
        while (flags.size() < count) {
            MqttMessage message = client.next().orElseThrow();
            MqttFixedHeader header = message.fixedHeader();
            if (header.messageType() == MqttMessageType.PUBLISH) {
                flags.add(header.qosLevel().value() + "" + header.isDup());
            }
        }
        return flags;
    }

    private static void leaveWithWill(Probe probe) {
        Probe.await(probe.client()
                .disconnectWith()
                .reasonCode(Mqtt5DisconnectReasonCode.DISCONNECT_WITH_WILL_MESSAGE)
                .send());
    }

    private static Mqtt5Connect withWill(String topic, long delaySeconds, long expirySeconds) {
        return Mqtt5Connect.builder()
                .sessionExpiryInterval(expirySeconds)
                .willPublish(Mqtt5WillPublish.builder()
                        .topic(topic)
                        .payload(bytes("gone"))
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .delayInterval(delaySeconds)
                        .build())
                .build();
    }

    private static void subscribe(Probe probe, Mqtt5RetainHandling handling) {
        Probe.await(probe.client()
                .subscribeWith()
                .topicFilter("rh/#")
                .retainHandling(handling)
                .send());
    }

    private static Mqtt5Publish expiring(String payload, long seconds) {
        return Mqtt5Publish.builder()
                .topic("expiry/" + payload)
                .payload(bytes(payload))
                .qos(MqttQos.AT_LEAST_ONCE)
                .messageExpiryInterval(seconds)
                .build();
    }

    private static List<Object> describe(Mqtt5Publish message) {
        return List.of(
                message.getContentType(),
                message.getResponseTopic(),
                message.getCorrelationData().map(ByteBuffer::duplicate),
                message.getPayloadFormatIndicator(),
                message.getUserProperties(),
                message.getMessageExpiryInterval().isPresent());
    }

    private Mqtt3BlockingClient v3(String clientId) {
        return MqttClient.builder()
                .useMqttVersion3()
                .identifier(clientId)
                .serverHost("127.0.0.1")
                .serverPort(port())
                .buildBlocking();
    }

    private static MqttQos qos(int code) {
        return Objects.requireNonNull(MqttQos.fromCode(code));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
