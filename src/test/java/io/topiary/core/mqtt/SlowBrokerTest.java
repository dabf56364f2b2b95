package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.util.internal.PlatformDependent;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A broker that sends a byte now and then, so that something always comes and nothing ever is there. */
class SlowBrokerTest {

    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int TRICKLED = 60;
    /** PUBLISH with QoS 0 of 200,000,000 bytes to the topic "a". */
    private static final byte[] HUGE_PUBLISH = {0x30, (byte) 0x80, (byte) 0x84, (byte) 0xAF, 0x5F, 0, 1, 'a', 0};

    private static final long FAR_LESS_THAN_ANNOUNCED = 32L << 20;

    private static byte[] toBytes(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return bytes;
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_connAckTrickles_endsInTheTimeLimitOfTheStep(ProtocolVersion version) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.trickle(toBytes(Packets.connAck(version, 0)), Duration.ofMillis(400));
                    client.listen();
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .protocol(ConnectScene.choice(version))
                                .timeoutMillis(700))
                        .connect()) {
            Failure failure = connection.noteFailure(
                    "N8", "MQTT " + version.label() + ": a byte of CONNACK every 0.4 s, 0.7 s allowed");

            assertThat(TestConnection.words(failure)).contains("did not answer CONNECT in 0.7 s");
            assertThat(connection.listener().states())
                    .doesNotContain(ConnectionState.SUBSCRIBING, ConnectionState.CONNECTED);
        }
    }

    @Test
    void connect_tlsTrickles_endsInTheTimeLimitOfTheStep() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    client.in().read();
                    client.trickle(toBytes(0x16, 3, 3, 0x10, 0, 2, 0, 0, 0x4C, 3, 3), Duration.ofMillis(500));
                    client.listen();
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .scheme(Scheme.MQTTS)
                                .timeoutMillis(2_500))
                        .connect()) {
            Failure failure = connection.noteFailure("N8", "A byte of ServerHello every 0.5 s, 2.5 s allowed");

            assertThat(TestConnection.words(failure)).contains("No answer to the TLS handshake");
        }
    }

    @Test
    void receive_publishTrickles_costsNoTimeAndNoMemory() {
        AtomicInteger trickled = new AtomicInteger();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.send(HUGE_PUBLISH);
                    for (int i = 0; i < TRICKLED; i++) {
                        client.trickle(new byte[1], PAUSE);
                        trickled.incrementAndGet();
                    }
                    client.listen();
                });
                TestConnection connection =
                        TestConnection.once(TestOptions.to(broker.port())).connect()) {
            await().until(() -> trickled.get() > 0);
            long network = networkThread("topiary-network-127.0.0.1");
            long memory = PlatformDependent.usedDirectMemory();
            long cpu = threads.getThreadCpuTime(network);
            long begun = System.nanoTime();

            await().until(() -> trickled.get() == TRICKLED);

            long took = System.nanoTime() - begun;
            assertThat(threads.getThreadCpuTime(network) - cpu)
                    .as("processor time, of %s ns", took)
                    .isLessThan(took / 4);
            assertThat(PlatformDependent.usedDirectMemory() - memory).isLessThan(FAR_LESS_THAN_ANNOUNCED);
            assertThat(connection.connection().status().state()).isEqualTo(ConnectionState.CONNECTED);
            assertThat(connection.listener().messages()).isEmpty();
            FaultBook.note(
                    "N8",
                    "A byte of a PUBLISH of 200 MB every 0.02 s, " + TRICKLED + " of them",
                    "Stays connected; no message is shown before it is there",
                    Duration.ofNanos(took));
        }
    }

    @Test
    void receive_publishTrickles_endsByKeepAlive() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    Packets.welcome(client, ProtocolVersion.V5);
                    client.send(HUGE_PUBLISH);
                    client.trickle(new byte[10_000], PAUSE);
                });
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).keepAliveSeconds(1))
                        .connect()) {
            Failure failure = connection.noteFailure(
                    "N8", "A byte of a PUBLISH of 200 MB every 0.02 s and no PINGRESP, keep-alive 1 s");

            assertThat(TestConnection.words(failure)).contains("stalled");
            assertThat(connection.listener().messages()).isEmpty();
        }
    }

    private static long networkThread(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(info -> info != null && info.getThreadName().startsWith(name))
                .mapToLong(info -> info.getThreadId())
                .max()
                .orElseThrow();
    }
}
