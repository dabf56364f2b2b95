package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a publish. */
class PublishTest {

    private static PublishRequest request(Qos qos) {
        return PublishRequest.of(Topic.of("a/b"), new byte[] {1, 2, 3}, qos, false);
    }

    private static PublishOutcome outcome(ScriptedBroker broker, ProtocolVersion version, PublishRequest request)
            throws Exception {
        try (TestConnection connection = TestConnection.once(
                        TestOptions.to(broker.port()).protocol(ConnectScene.choice(version)))
                .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            return connection.connection().publish(request).get(60, TimeUnit.SECONDS);
        }
    }

    private static String refusal(PublishOutcome outcome) {
        assertThat(outcome).isInstanceOf(PublishOutcome.Refused.class);
        return TestConnection.words(((PublishOutcome.Refused) outcome).failure());
    }

    private static ScriptedBroker acknowledging(int code) {
        return ScriptedBroker.start(client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            byte[] publish = client.packetOfType(3);
            boolean qos2 = (publish[0] & 0x06) == 0x04;
            client.send(qos2 ? 0x50 : 0x40, 3, publish[7], publish[8], code);
            client.listen();
        });
    }

    @Test
    void publish_beforeConnect_isRefused() throws Exception {
        try (TestConnection connection = TestConnection.once(TestOptions.to(1))) {
            assertThat(refusal(connection
                            .connection()
                            .publish(request(Qos.AT_LEAST_ONCE))
                            .get(60, TimeUnit.SECONDS)))
                    .startsWith("Not connected to 127.0.0.1:1");
        }
    }

    @ParameterizedTest
    @CsvSource({"V5, 0, Success", "V5, 16, No matching subscribers"})
    void publish_qos1_isAcknowledgedWithTheCode(ProtocolVersion version, int code, String name) throws Exception {
        try (ScriptedBroker broker = acknowledging(code)) {
            assertThat(outcome(broker, version, request(Qos.AT_LEAST_ONCE)))
                    .isInstanceOfSatisfying(
                            PublishOutcome.Acknowledged.class,
                            acknowledged -> assertThat(acknowledged.code().name() + (acknowledged.nanos() > 0))
                                    .isEqualTo(name + "true"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x83, 0x87, 0x90, 0x91, 0x97, 0x99})
    void publish_refusedByCode_saysWhy(int code) throws Exception {
        for (Qos qos : new Qos[] {Qos.AT_LEAST_ONCE, Qos.EXACTLY_ONCE}) {
            long start = System.nanoTime();
            try (ScriptedBroker broker = acknowledging(code)) {
                String words = refusal(outcome(broker, ProtocolVersion.V5, request(qos)));
                FaultBook.note(
                        "A6",
                        (qos == Qos.AT_LEAST_ONCE ? "PUBACK" : "PUBREC") + " 0x%02X".formatted(code),
                        words.lines().findFirst().orElseThrow(),
                        NotedFault.since(start));
                assertThat(words).startsWith("Publish to “a/b” refused: ").contains("0x%02X".formatted(code));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void publish_linkDiesBeforeAcknowledgement_isUnknown(ProtocolVersion version) throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            Packets.welcome(client, version);
            client.packetOfType(3);
        })) {
            long start = System.nanoTime();
            PublishOutcome outcome = outcome(broker, version, request(Qos.AT_LEAST_ONCE));
            if (outcome instanceof PublishOutcome.Unknown told) {
                FaultBook.note(
                        "W3",
                        "the link ends between PUBLISH and PUBACK, " + version,
                        told.failure(),
                        NotedFault.since(start));
            }
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            PublishOutcome.Unknown.class,
                            unknown -> assertThat(TestConnection.words(
                                            unknown.failure().what()))
                                    .contains(
                                            version == ProtocolVersion.V5
                                                    ? "was dropped"
                                                    : "right after a publish to “a/b”"));
        }
    }

    @Test
    void publish_userLeavesBeforeAcknowledgement_isUnknown() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.listen();
                });
                TestConnection connection =
                        TestConnection.once(TestOptions.to(broker.port())).connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            CompletableFuture<PublishOutcome> outcome = connection.connection().publish(request(Qos.EXACTLY_ONCE));

            connection.connection().disconnect();

            assertThat(outcome.get(60, TimeUnit.SECONDS)).isInstanceOf(PublishOutcome.Unknown.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"maximum QoS 0, 0x24, 0, QoS 1 is not available", "no retain, 0x25, 0, does not store retained messages"
    })
    void publish_overTheBrokersLimits_isRefusedHere(String limit, String property, int value, String words)
            throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(0x20, 5, 0, 0, 2, Integer.decode(property), value);
            client.listen();
        })) {
            PublishRequest request = PublishRequest.of(Topic.of("a/b"), new byte[1], Qos.AT_LEAST_ONCE, true);
            long start = System.nanoTime();

            String refusal = refusal(outcome(broker, ProtocolVersion.V5, request));

            FaultBook.note("W4", "publish although the broker said: " + limit, refusal, NotedFault.since(start));
            assertThat(refusal).as(limit).contains(words);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // fixed header 2, topic 7, identifier 2, properties 1, and one byte too many
        "one byte too large, 29, 0, 41",
        "its properties are too large, 1, 50, 66",
        "far too large, 1000, 0, 1013",
    })
    void publish_largerThanTheBrokersPackets_isRefusedWithBothSizes(
            String stimulus, int payload, int correlation, int size) throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(0x20, 8, 0, 0, 5, 0x27, 0, 0, 0, 40);
            client.listen();
        })) {
            MessageProperties properties = correlation == 0
                    ? MessageProperties.NONE
                    : new MessageProperties(null, null, new byte[correlation], null, null, List.of());
            PublishRequest request =
                    new PublishRequest(Topic.of("a/b/c"), new byte[payload], Qos.AT_LEAST_ONCE, false, properties);
            long start = System.nanoTime();

            String refusal = refusal(outcome(broker, ProtocolVersion.V5, request));

            FaultBook.note(
                    "W4",
                    "publish to a broker that takes packets of 40 bytes: " + stimulus,
                    refusal,
                    NotedFault.since(start));
            assertThat(refusal)
                    .contains("The message of " + size + " bytes is too large")
                    .contains("The broker allows packets of 40 bytes");
        }
    }

    @Test
    void publish_largestThatTheBrokerTakes_isSent() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(0x20, 8, 0, 0, 5, 0x27, 0, 0, 0, 40);
            byte[] publish = client.packetOfType(3);
            client.send(0x40, 3, publish[9], publish[10], publish.length == 40 ? 0 : 0x80);
            client.listen();
        })) {
            PublishRequest request = PublishRequest.of(Topic.of("a/b/c"), new byte[28], Qos.AT_LEAST_ONCE, false);

            assertThat(outcome(broker, ProtocolVersion.V5, request)).isInstanceOf(PublishOutcome.Acknowledged.class);
        }
    }

    /** The broker has the message, and may have lost it before it could say that all is done. */
    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void publish_linkDiesBetweenPubRecAndPubComp_isUnknown(ProtocolVersion version) throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            Packets.welcome(client, version);
            byte[] publish = client.packetOfType(3);
            client.send(0x50, 2, publish[7], publish[8]);
            client.packetOfType(6);
        })) {
            long start = System.nanoTime();

            PublishOutcome outcome = outcome(broker, version, request(Qos.EXACTLY_ONCE));

            assertThat(outcome).isInstanceOf(PublishOutcome.Unknown.class);
            FaultBook.note(
                    "W3",
                    "the link ends between PUBREC and PUBCOMP, " + version,
                    ((PublishOutcome.Unknown) outcome).failure(),
                    NotedFault.since(start));
        }
    }

    @Test
    void publish_qos0_isSentWithItsPayload() throws Exception {
        CompletableFuture<byte[]> seen = new CompletableFuture<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            Packets.welcome(client, ProtocolVersion.V3_1_1);
            seen.complete(client.packetOfType(3));
            client.listen();
        })) {
            PublishOutcome outcome = outcome(broker, ProtocolVersion.V3_1_1, request(Qos.AT_MOST_ONCE));

            assertThat(outcome).isInstanceOf(PublishOutcome.Sent.class);
            assertThat(seen.get(60, TimeUnit.SECONDS)).containsExactly(0x30, 8, 0, 3, 'a', '/', 'b', 1, 2, 3);
        }
    }

    @Test
    void publish_311BrokerClosesRightAfter_isProbablyForbidden() throws Exception {
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V3_1_1);
                    client.packetOfType(3);
                });
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).protocol(ProtocolChoice.V3_1_1))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            var _ = connection.connection().publish(request(Qos.AT_MOST_ONCE)).get(60, TimeUnit.SECONDS);
            Failure failure = connection.awaitFailure();

            FaultBook.note(
                    "A7",
                    "A broker of MQTT 3.1.1 closes without a word after a publish",
                    failure,
                    NotedFault.since(start));
            assertThat(TestConnection.words(failure))
                    .contains("right after a publish to “a/b”")
                    .contains("probably not permitted");
            assertThat(failure.policy()).isEqualTo(RetryPolicy.RETRY);
        }
    }

    @Test
    void publish_311BrokerClosesLater_isNotBlamed() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V3_1_1);
                    client.packetOfType(3);
                    Packets.pause(Duration.ofMillis(1_200));
                });
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).protocol(ProtocolChoice.V3_1_1))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            var _ = connection.connection().publish(request(Qos.AT_MOST_ONCE)).get(60, TimeUnit.SECONDS);

            assertThat(TestConnection.words(connection.awaitFailure())).contains("was dropped");
        }
    }

    @Test
    void publish_noSubscribers_isSaidWithoutAlarm() throws Exception {
        long start = System.nanoTime();
        try (ScriptedBroker broker = acknowledging(0x10)) {
            PublishOutcome outcome = outcome(broker, ProtocolVersion.V5, request(Qos.AT_LEAST_ONCE));

            assertThat(outcome).isInstanceOfSatisfying(PublishOutcome.Acknowledged.class, acknowledged -> {
                FaultBook.note("A6", "PUBACK 0x10", acknowledged.code().toString(), NotedFault.since(start));
                assertThat(acknowledged.code()).hasToString("0x10 No matching subscribers");
            });
        }
    }
}
