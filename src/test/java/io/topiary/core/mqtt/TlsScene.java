package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** Brokers that speak TLS with any certificate, and what a user is told who connects to them. */
final class TlsScene {

    /** A broker that is connected to says so; for the notes. */
    private static final String CONNECTED = "Connected, over ";

    private TlsScene() {}

    /** A broker with {@code identity} that lets everybody in. */
    static ScriptedBroker broker(TestCertificates.Identity identity) {
        return broker(identity, TestCertificates.authority("CN=Nobody"), socket -> {});
    }

    /** The same, its socket set up further; {@code clients} signs the client certificates that it accepts. */
    static ScriptedBroker broker(
            TestCertificates.Identity identity, TestCertificates clients, Consumer<SSLServerSocket> setUp) {
        return ScriptedBroker.on(socket(identity, clients, 0, setUp), client -> {
            Packets.welcome(client, ProtocolVersion.V5);
            client.listen();
        });
    }

    /** @param port to listen on, or 0 for a free one */
    static SSLServerSocket socket(
            TestCertificates.Identity identity, TestCertificates clients, int port, Consumer<SSLServerSocket> setUp) {
        try {
            SSLServerSocket socket = (SSLServerSocket) TestCertificates.serverContext(identity, clients)
                    .getServerSocketFactory()
                    .createServerSocket(port, 50, InetAddress.getLoopbackAddress());
            setUp.accept(socket);
            return socket;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Patient: a busy machine takes its time for the first handshake. */
    static TestOptions mqtts(int port) {
        return TestOptions.to(port).scheme(Scheme.MQTTS).timeoutMillis(9_000);
    }

    static TlsOptions trusting(Path file) {
        return TlsOptions.DEFAULT.withTrust(Trust.ofFile(file));
    }

    static TlsOptions relaxing(TlsOptions options, boolean authority, boolean name, boolean expired) {
        return options.withRelaxations(new Relaxations(authority, name, expired));
    }

    /** Connects, and notes what the user is told. */
    static Failure failure(String row, String stimulus, TestOptions options) {
        return failure(row, stimulus, TestConnection.once(options));
    }

    static Failure failure(String row, String stimulus, TestConnection prepared) {
        long start = System.nanoTime();
        try (TestConnection connection = prepared.connect()) {
            Failure failure = connection.awaitFailure();
            FaultBook.note(row, stimulus, failure, Duration.ofNanos(System.nanoTime() - start));
            return failure;
        }
    }

    /** Connects, and notes that it came about. */
    static void connects(String row, String stimulus, TestOptions options) {
        connects(row, stimulus, TestConnection.once(options));
    }

    static void connects(String row, String stimulus, TestConnection prepared) {
        long start = System.nanoTime();
        try (TestConnection connection = prepared.connect()) {
            await().until(() -> isOver(connection.connection().status().state()));
            ConnectionStatus status = connection.connection().status();
            assertThat(status.failure()).isNull();
            BrokerLimits limits = status.limits();
            FaultBook.note(row, stimulus, CONNECTED + version(limits), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static boolean isOver(ConnectionState state) {
        return state == ConnectionState.CONNECTED
                || state == ConnectionState.WAITING
                || state == ConnectionState.FAILED;
    }

    private static String version(@Nullable BrokerLimits limits) {
        return limits == null ? "" : String.valueOf(limits.tlsVersion());
    }

    /** That {@code failure} is {@code problem}, never tried again by itself, and told in {@code words}. */
    static void assertTold(Failure failure, TransportProblem problem, String... words) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        Failure.Transport.class,
                        transport -> assertThat(transport.problem())
                                .as(transport.detail())
                                .isEqualTo(problem));
        assertThat(failure.policy()).isEqualTo(RetryPolicy.STOP);
        assertThat(TestConnection.words(failure)).contains(List.of(words));
    }
}
