package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.message.UserProperty;
import io.topiary.testing.Artemis;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection against Apache Artemis: what mosquitto and Topiary might misread alike. */
class ArtemisConnectionIT {

    private static Artemis broker;

    @BeforeAll
    static void start() throws Exception {
        broker = Artemis.start();
    }

    @AfterAll
    static void stop() throws Exception {
        broker.stop();
    }

    private static PublishRequest request(String topic, String payload, Qos qos, boolean retain) {
        return PublishRequest.of(Topic.of(topic), payload.getBytes(StandardCharsets.UTF_8), qos, retain);
    }

    private static PublishOutcome publish(TestConnection connection, PublishRequest request) throws Exception {
        return connection.connection().publish(request).get(60, TimeUnit.SECONDS);
    }

    private static List<String> summary(TestConnection connection) {
        return connection.listener().messages().stream()
                .map(message -> message.topic() + " " + message.text() + " "
                        + message.qos().code())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(ProtocolChoice.class)
    void publish_eachQos_comesBack(ProtocolChoice protocol) throws Exception {
        String root = "qos-" + protocol.name().toLowerCase(java.util.Locale.ROOT);
        try (TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                        .protocol(protocol)
                        .clientId(root)
                        .subscribe(root + "/#", Qos.EXACTLY_ONCE))
                .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            for (Qos qos : Qos.values()) {
                publish(connection, request(root + "/" + qos.code(), "hello", qos, false));
            }

            await().untilAsserted(() -> assertThat(summary(connection))
                    .containsExactlyInAnyOrder(root + "/0 hello 0", root + "/1 hello 1", root + "/2 hello 2"));
        }
    }

    @Test
    void publish_withProperties_comesBackWithThem() throws Exception {
        MessageProperties properties = new MessageProperties(
                "text/plain", "re/ply", new byte[] {0, 1}, 60L, null, List.of(new UserProperty("k", "v")));
        try (TestConnection connection = TestConnection.once(
                        TestOptions.to(broker.port()).clientId("properties").subscribe("p", Qos.AT_LEAST_ONCE))
                .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            publish(connection, new PublishRequest(Topic.of("p"), new byte[256], Qos.AT_LEAST_ONCE, false, properties));
            await().until(() -> connection.listener().messages().size() == 1);

            assertThat(connection.listener().messages().getFirst().properties())
                    .usingRecursiveComparison()
                    .ignoringFields("messageExpirySeconds")
                    .isEqualTo(properties);
        }
    }

    @Test
    void subscribe_retainedMessage_arrivesMarkedAsRetained() throws Exception {
        try (TestConnection writer = TestConnection.once(
                        TestOptions.to(broker.port()).clientId("writer"))
                .connect()) {
            writer.awaitState(ConnectionState.CONNECTED);
            publish(writer, request("kept/a", "1", Qos.AT_LEAST_ONCE, true));
        }
        try (TestConnection reader = TestConnection.once(
                        TestOptions.to(broker.port()).clientId("reader").subscribe("kept/#", Qos.AT_LEAST_ONCE))
                .connect()) {
            reader.awaitState(ConnectionState.CONNECTED);

            await().until(() -> reader.listener().messages().size() == 1);
            assertThat(reader.listener().messages().getFirst().retained()).isTrue();
        }
    }

    @Test
    void connect_sameClientIdTwice_theFirstIsToldOfTheTakeOver() throws Exception {
        try (TestConnection first = TestConnection.once(
                        TestOptions.to(broker.port()).clientId("twin"))
                .connect()) {
            first.awaitState(ConnectionState.CONNECTED);
            try (TestConnection second = TestConnection.once(
                            TestOptions.to(broker.port()).clientId("twin"))
                    .connect()) {
                second.awaitState(ConnectionState.CONNECTED);

                first.awaitState(ConnectionState.FAILED);
                assertThat(first.awaitFailure().reason().orElseThrow().name()).isEqualTo("Session taken over");
            }
        }
    }
}
