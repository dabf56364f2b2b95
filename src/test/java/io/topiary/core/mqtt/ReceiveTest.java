package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import io.topiary.testing.ScriptedBroker;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What comes in: nothing lost, nothing stopped by one bad message, nothing larger than allowed. */
class ReceiveTest {

    private static final int FLOOD = 300_000;

    private static Connection connect(TestOptions options, ConnectionListener listener) {
        BackOff patient = new BackOff(
                Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), Duration.ofHours(1), new Random(1));
        Connection connection = new ReconnectingConnection(
                options.build(), listener, HostResolver.ofSystem(), HiveMqLink::new, patient, TestConnection.still());
        connection.connect();
        return connection;
    }

    private abstract static class Listener implements MessageListener {

        @Override
        public void changed(ConnectionStatus status) {
            // only messages matter here
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void received_listenerThrowsOnFifth_othersArrive(ProtocolVersion version) {
        List<String> topics = new CopyOnWriteArrayList<>();
        Listener listener = new Listener() {
            @Override
            public void received(
                    String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
                if (topic.equals("t/5")) {
                    throw new IllegalStateException("poison");
                }
                topics.add(topic);
            }
        };
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, version);
                    for (int i = 1; i <= 10; i++) {
                        client.send(Packets.publish(version, "t/" + i, new byte[0]));
                    }
                    client.listen();
                });
                Connection connection =
                        connect(TestOptions.to(broker.port()).protocol(ConnectScene.choice(version)), listener)) {
            await().untilAsserted(() ->
                    assertThat(topics).containsExactly("t/1", "t/2", "t/3", "t/4", "t/6", "t/7", "t/8", "t/9", "t/10"));
            // the message may come before our side has taken in that it is connected
            await().until(() -> connection.status().state() == ConnectionState.CONNECTED);
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void received_flood_losesNothing(ProtocolVersion version) {
        AtomicLong count = new AtomicLong();
        Listener listener = new Listener() {
            @Override
            public void received(
                    String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
                count.incrementAndGet();
            }
        };
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger library = (Logger) LoggerFactory.getLogger("com.hivemq");
        library.addAppender(log);
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, version);
                    byte[] packet = Packets.publish(version, "flood/topic", new byte[100]);
                    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
                    for (int i = 0; i < 1_000; i++) {
                        chunk.writeBytes(packet);
                    }
                    for (int i = 0; i < FLOOD / 1_000; i++) {
                        client.send(chunk.toByteArray());
                    }
                    client.listen();
                });
                Connection connection =
                        connect(TestOptions.to(broker.port()).protocol(ConnectScene.choice(version)), listener)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> count.get() == FLOOD);

            assertThat(connection.status().state()).isEqualTo(ConnectionState.CONNECTED);
            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .noneMatch(line -> line.contains("dropped"));
        } finally {
            library.detachAppender(log);
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void received_rightBeforeTheEnd_isToldBeforeIt(ProtocolVersion version) {
        RecordingListener listener = new RecordingListener();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, version);
                    byte[] packet = Packets.publish(version, "last/words", new byte[] {'x'});
                    // a CONNACK is allowed once only
                    client.send(Packets.concat(packet, packet, packet, new byte[] {0x20, 2, 0, 0}));
                    client.listen();
                });
                Connection connection =
                        connect(TestOptions.to(broker.port()).protocol(ConnectScene.choice(version)), listener)) {
            await().until(() -> connection.status().failure() != null);
            assertThat(listener.messages()).hasSize(3);
        }
    }

    @Test
    void received_properties_areTranslated() {
        RecordingListener listener = new RecordingListener();
        byte[] properties = {
            0x01,
            1, // payload format indicator
            0x02,
            0,
            0,
            0,
            60, // message expiry
            0x03,
            0,
            4,
            't',
            'e',
            'x',
            't', // content type
            0x08,
            0,
            1,
            'r', // response topic
            0x09,
            0,
            2,
            (byte) 0xFF,
            0, // correlation data
            0x26,
            0,
            1,
            'k',
            0,
            1,
            'v', // user property
            0x26,
            0,
            1,
            'k',
            0,
            1,
            'w'
        };
        byte[] payload = {(byte) 0xC3, 0x28}; // no UTF-8, whatever the indicator says
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.send(0x31, 2 + 1 + 1 + properties.length + payload.length, 0, 1, 'a', properties.length);
                    client.send(properties);
                    client.send(payload);
                    client.listen();
                });
                Connection connection = connect(TestOptions.to(broker.port()), listener)) {
            await().until(() -> listener.messages().size() == 1);
            RecordingListener.Received message = listener.messages().getFirst();

            assertThat(message.payload()).containsExactly(0xC3, 0x28);
            assertThat(message.retained()).isTrue();
            assertThat(message.properties().correlationData()).containsExactly(0xFF, 0);
            assertThat(message.properties().contentType()
                            + message.properties().responseTopic()
                            + message.properties().messageExpirySeconds())
                    .isEqualTo("textr60");
            assertThat(message.properties().userProperties())
                    .containsExactly(new UserProperty("k", "v"), new UserProperty("k", "w"));
            await().until(() -> connection.status().state() == ConnectionState.CONNECTED);
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void received_packetOverTheLimit_endsInAMessage(ProtocolVersion version) {
        RecordingListener listener = new RecordingListener();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, version);
                    client.send(Packets.publish(version, "big", new byte[5_000]));
                    client.listen();
                });
                Connection connection = connect(
                        TestOptions.to(broker.port())
                                .protocol(ConnectScene.choice(version))
                                .maximumPacketBytes(1_000),
                        listener)) {
            await().until(() -> connection.status().failure() != null);

            assertThat(listener.messages()).isEmpty();
            Failure failure = Objects.requireNonNull(connection.status().failure());
            assertThat(TestConnection.words(failure)).contains("is over the limit of 1000 bytes");
        }
    }

    @Test
    void received_afterDisconnect_isNotTold() throws Exception {
        RecordingListener listener = new RecordingListener();
        CountDownLatch left = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(1);
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.packetOfType(14);
                    left.await();
                    client.send(Packets.publish(ProtocolVersion.V5, "late", "x".getBytes(StandardCharsets.UTF_8)));
                    sent.countDown();
                });
                Connection connection = connect(TestOptions.to(broker.port()), listener)) {
            await().until(() -> connection.status().state() == ConnectionState.CONNECTED);
            connection.disconnect();
            await().until(() -> connection.status().state() == ConnectionState.DISCONNECTED);
            left.countDown();
            sent.await();

            await().during(Duration.ofMillis(100))
                    .until(() -> listener.messages().isEmpty());
        }
    }
}
