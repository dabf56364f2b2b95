package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.testing.Mosquitto;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The connection against a real mosquitto. */
class MosquittoConnectionIT {

    @ParameterizedTest
    @EnumSource(ProtocolChoice.class)
    void publish_eachQos_comesBack(ProtocolChoice protocol) throws Exception {
        try (Mosquitto broker = Mosquitto.start()) {
            RecordingListener listener = new RecordingListener();
            ConnectOptions options = TestOptions.to(broker.port())
                    .protocol(protocol)
                    .subscribe("t/#", Qos.EXACTLY_ONCE)
                    .build();
            try (Connection connection = new HiveMqConnectionFactory().create(options, listener)) {
                connection.connect();
                await().until(() -> connection.status().state() == ConnectionState.CONNECTED);
                for (Qos qos : Qos.values()) {
                    PublishOutcome outcome = connection
                            .publish(PublishRequest.of(
                                    Topic.of("t/" + qos.code()), "hello".getBytes(StandardCharsets.UTF_8), qos, false))
                            .get(5, TimeUnit.SECONDS);
                    assertThat(outcome)
                            .isInstanceOf(
                                    qos == Qos.AT_MOST_ONCE
                                            ? PublishOutcome.Sent.class
                                            : PublishOutcome.Acknowledged.class);
                }
                await().untilAsserted(() -> assertThat(listener.messages())
                        .extracting(message -> message.topic() + " " + message.text() + " "
                                + message.qos().code())
                        .containsExactly("t/0 hello 0", "t/1 hello 1", "t/2 hello 2"));
                assertThat(listener.states())
                        .startsWith(ConnectionState.RESOLVING, ConnectionState.CONNECTING)
                        .endsWith(ConnectionState.SUBSCRIBING, ConnectionState.CONNECTED);
            }
        }
    }
}
