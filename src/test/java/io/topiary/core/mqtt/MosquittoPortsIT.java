package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.KeyFiles;
import io.topiary.testing.Mosquitto;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.ScriptedProxy;
import io.topiary.testing.TestCertificates;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real mosquitto with a plain, a TLS and two WebSocket ports: every way in, and what the wrong door is called. */
class MosquittoPortsIT {

    @TempDir
    Path folder;

    private final TestCertificates authority = TestCertificates.authority("CN=Test CA");
    private final int tlsPort = ScriptedBroker.deadPort();
    private final int webPort = ScriptedBroker.deadPort();
    private final int secureWebPort = ScriptedBroker.deadPort();
    private @Nullable Mosquitto broker;

    @BeforeEach
    void start() throws Exception {
        TestCertificates.Identity identity = authority.issue("127.0.0.1", "localhost");
        Path certificate = TestCertificates.pem(folder.resolve("server.pem"), identity.certificate());
        Path key = KeyFiles.write(folder.resolve("server.key"), identity.keys().getPrivate(), "PKCS#8");
        String secured = "certfile " + certificate + "\nkeyfile " + key;
        broker = Mosquitto.start(
                "listener " + tlsPort + " 127.0.0.1",
                secured,
                "listener " + webPort + " 127.0.0.1",
                "protocol websockets",
                "listener " + secureWebPort + " 127.0.0.1",
                "protocol websockets",
                secured);
    }

    @AfterEach
    void stop() {
        if (broker != null) {
            broker.close();
        }
    }

    private int port(Scheme scheme) {
        return switch (scheme) {
            case MQTT -> broker == null ? 0 : broker.port();
            case MQTTS -> tlsPort;
            case WS -> webPort;
            case WSS -> secureWebPort;
        };
    }

    private TestOptions dialling(Scheme scheme, Scheme door) {
        Path ca = TestCertificates.pem(folder.resolve("ca.pem"), authority.certificate());
        return TestOptions.to(port(door))
                .scheme(scheme)
                .path(scheme.webSocket() ? "mqtt" : "")
                .timeoutMillis(8_000)
                .tls(TlsOptions.DEFAULT.withTrust(Trust.ofFile(ca)));
    }

    @ParameterizedTest
    @CsvSource({
        "MQTT, ", "MQTTS, ", "WS, ", "WSS, ",
        "MQTT, HTTP", "MQTTS, HTTP", "WS, HTTP", "WSS, HTTP",
        "MQTT, SOCKS5", "MQTTS, SOCKS5", "WS, SOCKS5", "WSS, SOCKS5"
    })
    void connect_rightDoor_opens(Scheme scheme, Proxy.@Nullable Kind kind) {
        try (ScriptedProxy proxy = kind == Proxy.Kind.HTTP ? ScriptedProxy.http("me:pw") : ScriptedProxy.socks5(null);
                TestConnection connection = TestConnection.once(
                                dialling(scheme, scheme).proxy(kind == null ? null : proxyOptions(kind, proxy)))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(proxy.asked()).hasSize(kind == null ? 0 : 1);
        }
    }

    private static Proxy proxyOptions(Proxy.Kind kind, ScriptedProxy proxy) {
        return new Proxy(kind, "127.0.0.1", proxy.port(), "me", Secret.of("pw"));
    }

    @ParameterizedTest
    @CsvSource({
        "MQTT, MQTTS, N6, Plain CONNECT to mosquitto's TLS port, Use {1} with TLS",
        "MQTTS, MQTT, N6, TLS to mosquitto's plain port, Use {1} without encryption",
        "MQTT, WS, N6, Plain CONNECT to mosquitto's WebSocket port, ",
        "WS, MQTT, N18, WebSocket to mosquitto's plain port, Use {1} without encryption",
        "WS, MQTTS, N18, WebSocket to mosquitto's TLS port, "
    })
    void connect_wrongDoor_offersTheRightOne(
            Scheme scheme, Scheme door, String row, String stimulus, @Nullable String button) {
        try (TestConnection connection =
                TestConnection.once(dialling(scheme, door)).connect()) {
            Failure failure = connection.noteFailure(row, stimulus);

            List<String> buttons = failure.remedies().stream()
                    .map(remedy -> TestConnection.words(remedy.label()))
                    .toList();
            if (button != null) {
                assertThat(buttons).first().isEqualTo(button.replace("{1}", String.valueOf(port(door))));
            }
            assertThat(failure).isInstanceOf(Failure.Transport.class);
        }
    }

    @Test
    void connect_alternateDoor_isFound() {
        BrokerAddress right = new BrokerAddress(Scheme.WS, "127.0.0.1", webPort, "mqtt");
        try (TestConnection connection = TestConnection.once(
                        dialling(Scheme.MQTTS, Scheme.MQTT).alternates(right))
                .connect()) {
            BrokerLimits limits =
                    connection.awaitState(ConnectionState.CONNECTED).limits();

            assertThat(limits)
                    .extracting(BrokerLimits::endpoint)
                    .isEqualTo(new Endpoint(right, "127.0.0.1", false, null));
        }
    }
}
