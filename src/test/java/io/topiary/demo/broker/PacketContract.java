package io.topiary.demo.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packet by packet: repeated deliveries and broken packets (MQTT 5, sections 4.3, 4.4 and 4.13). */
interface PacketContract {
    /** Port of the broker under test. */
    int port();

    @Test
    default void qos2_sentTwice_isDeliveredOnce() throws IOException {
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
    default void qos1_notAcknowledged_isRepeatedWithDup() throws IOException {
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
    default void brokenPacket_closesTheConnection(String name, String hex) throws IOException {
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
}
