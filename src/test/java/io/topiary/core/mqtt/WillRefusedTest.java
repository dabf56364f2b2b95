package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.testing.ScriptedBroker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A will that the broker does not take: it says so in CONNACK (MQTT 5, section 3.2.2.2). */
class WillRefusedTest {

    @ParameterizedTest
    @CsvSource({
        "a will with RETAIN to a broker without retained messages, 0x9A",
        "a will with QoS 2 to a broker of QoS 1, 0x9B",
        "a will larger than the broker takes, 0x95"
    })
    void connect_willIsRefused_saysWhyWithTheCode(String stimulus, String code) {
        Will will = Will.of(PublishRequest.of(Topic.of("w"), new byte[100], Qos.EXACTLY_ONCE, true), 0);
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(0x20, 3, 0, Integer.decode(code), 0);
                    client.listen();
                });
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).will(will))
                        .connect()) {
            Failure failure = connection.noteFailure("W7", stimulus);
            assertThat(TestConnection.words(failure)).contains(code);
        }
    }
}
