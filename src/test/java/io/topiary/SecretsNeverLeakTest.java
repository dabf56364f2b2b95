package io.topiary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.Arrivals;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Connection;
import io.topiary.core.mqtt.ConnectionListener;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.HiveMqConnectionFactory;
import io.topiary.core.mqtt.HttpHeader;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.NetworkOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.WebSocketOptions;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.InvalidProfileException;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.TlsOptions;
import io.topiary.demo.broker.BrokerOptions;
import io.topiary.demo.broker.DemoBroker;
import io.topiary.testing.Canary;
import io.topiary.testing.CanaryWatch;
import io.topiary.testing.ScriptedBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * A password goes to the broker and nowhere else: into no line of any log, down to TRACE and of all libraries, into nothing
 * that is printed, into no words and no details of a failure, and into no {@code toString()}.
 */
class SecretsNeverLeakTest {

    private static final Secret PASSWORD = Secret.of(Canary.PASSWORD);

    @TempDir
    Path folder;

    private CanaryWatch watch;

    @BeforeEach
    void watch() {
        watch = CanaryWatch.begin();
    }

    @AfterEach
    void nothingWasSeen() {
        watch.close();
        assertThat(watch.takeFound()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.hivemq.client", "io.netty.handler", "io.topiary.core", "org.freedesktop.dbus"})
    void watch_everyLibrary_isHeardDownToTrace(String logger) {
        assertThat(LoggerFactory.getLogger(logger).isTraceEnabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"V5,true", "V5,false", "V3_1_1,true", "V3_1_1,false"})
    void connect_realBroker_passwordIsOnTheWireOnly(ProtocolChoice protocol, boolean right) {
        String expected = right ? Canary.PASSWORD : "another";
        try (DemoBroker broker = DemoBroker.start(BrokerOptions.defaults().withCredentials("ada", expected))) {
            ConnectionState state = right ? ConnectionState.CONNECTED : ConnectionState.FAILED;
            String seen = connect(options(Scheme.MQTT, broker.port()).withProtocol(protocol), state);
            assertThat(seen).contains("ada").satisfies(SecretsNeverLeakTest::assertClean);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x86, 0x87, 0x85, 0x80, 0x8C})
    void connect_refusedInEveryWay_wordsAndDetailsAreClean(int code) {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(0x20, 3, 0, code, 0);
            client.listen();
        })) {
            assertClean(connect(options(Scheme.MQTT, broker.port()), null));
        }
    }

    @Test
    void connect_closedOrGarbage_wordsAndDetailsAreClean() {
        List<ScriptedBroker.Script> scripts = List.of(
                client -> client.packetOfType(1),
                client -> {
                    client.packetOfType(1);
                    client.reset();
                },
                client -> {
                    client.packetOfType(1);
                    client.send(0x20, 5, 7, 0, 9, 9, 9);
                },
                client -> client.send("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        for (ScriptedBroker.Script script : scripts) {
            try (ScriptedBroker broker = ScriptedBroker.start(script)) {
                assertClean(connect(options(Scheme.MQTT, broker.port()), null));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void connect_proxyWithLogin_isClean(Proxy.Kind kind) {
        try (ScriptedBroker proxy = ScriptedBroker.start(client -> {
            client.in().read(new byte[512]);
            client.send(
                    kind == Proxy.Kind.HTTP
                            ? "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII)
                            : kind == Proxy.Kind.SOCKS4 ? new byte[] {0, 91, 0, 0, 0, 0, 0, 0} : new byte[] {5, 2});
            client.in().read(new byte[512]);
            client.send(new byte[] {1, 1});
        })) {
            ConnectOptions options = options(Scheme.MQTT, 1)
                    .withNetwork(NetworkOptions.DEFAULT.withProxy(
                            new Proxy(kind, "127.0.0.1", proxy.port(), "ada", PASSWORD)));
            assertClean(connect(options, null));
        }
    }

    @Test
    void connect_webSocketWithSecretHeader_isClean() {
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.in().read(new byte[2_048]);
            client.send("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        })) {
            ConnectOptions options = options(Scheme.WS, broker.port())
                    .withNetwork(NetworkOptions.DEFAULT.withWebSocket(new WebSocketOptions(
                            WebSocketOptions.SUBPROTOCOL, List.of(new HttpHeader("Authorization", PASSWORD)))));
            assertClean(connect(options, null));
        }
    }

    @Test
    void connect_wrongPasswordOfAKey_isClean() throws IOException {
        Path store = Files.write(folder.resolve("key.p12"), new byte[] {1, 2, 3});
        Path pem = Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n");
        for (ClientCertificate certificate :
                List.of(new ClientCertificate(store, null, PASSWORD), new ClientCertificate(pem, pem, PASSWORD))) {
            assertClean(connect(options(Scheme.MQTTS, 1).withTls(TlsOptions.DEFAULT.withClient(certificate)), null));
        }
    }

    @Test
    void toString_ofOptions_isClean() {
        ConnectOptions options = options(Scheme.WSS, 443)
                .withTls(TlsOptions.DEFAULT.withClient(new ClientCertificate(folder, folder, PASSWORD)))
                .withNetwork(NetworkOptions.DEFAULT
                        .withProxy(new Proxy(Proxy.Kind.HTTP, "p", 1, "ada", PASSWORD))
                        .withWebSocket(new WebSocketOptions("mqtt", List.of(new HttpHeader("X-Token", PASSWORD)))));
        assertThat(options.toString()).contains("ada").satisfies(SecretsNeverLeakTest::assertClean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mqtt://ada:%s",
                "mqtt://ada:%s:1883",
                "mqtt://ada:%s@",
                "mqtt://ada:%s@h:x",
                "mqtt://ada:%s@h:70000",
                "mqtt://ada:%s@h h",
                "mqtt://ada:%s@[h]",
                "mqtt://ada:%s@::1",
                "mqtt://ada:%s@h/topic",
                "mqtt://ada:%s@h?x=1",
                "mqtt://ada:%s@h#x",
                "mqtt://ada:%s/x@h",
                "mqtt://ada:12/%s@h",
                "mqtt://ada:12?%s@h",
                "mqtt://ada:12#%s@h",
                "mqtt://ada:%s%%@h",
                "mqtt://ada:%s%%ff@h",
                "ws://ada:%s?x@h y",
                "http://ada:%s@h",
                "ada:%s@h",
                "://ada:%s@h",
            })
    void parse_invalidAddress_repeatsNoPassword(String template) throws IOException {
        String uri = template.formatted(Canary.PASSWORD);
        try {
            assertClean(ConnectionUri.parse(uri).toString());
        } catch (InvalidProfileException e) {
            assertClean(e + words(e.text()));
        }
        Path file = Files.writeString(
                folder.resolve("profiles.json"), "{\"profiles\":[{\"id\":\"p\",\"uri\":\"" + uri + "\"}]}");
        ProfileStore store = ProfileStore.open(file, new PasswordMemory());
        store.unreadable().forEach(each -> assertClean(each + words(each.problem())));
        store.profiles().forEach(each -> assertClean(each.toString()));
    }

    private static ConnectOptions options(Scheme scheme, int port) {
        return ConnectOptions.of(new BrokerAddress(scheme, "127.0.0.1", port, ""))
                .withLogin(Login.of("topiary-test", "ada", PASSWORD))
                .withProtocol(ProtocolChoice.V5);
    }

    /** Connects until {@code wanted}, or until the first failure; returns all that was said about it, and the options. */
    private static String connect(ConnectOptions options, @Nullable ConnectionState wanted) {
        Queue<ConnectionStatus> seen = new ConcurrentLinkedQueue<>();
        ConnectionListener listener = new ConnectionListener() {
            @Override
            public void changed(ConnectionStatus status) {
                seen.add(status);
            }

            @Override
            public void received(Arrivals arrivals) {
                // Nothing is subscribed to.
            }
        };
        try (Connection connection = new HiveMqConnectionFactory().create(options, listener)) {
            connection.connect();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> seen.stream()
                            .anyMatch(status -> wanted == null ? status.failure() != null : status.state() == wanted));
        }
        List<String> said = new ArrayList<>(List.of(options.toString()));
        for (ConnectionStatus status : seen) {
            said.add(status.toString());
            Failure failure = status.failure();
            if (failure != null) {
                said.add(failure
                        + words(failure.what())
                        + words(failure.why())
                        + words(failure.remedy())
                        + failure.detail());
            }
        }
        return String.join("\n", said);
    }

    private static void assertClean(String text) {
        assertThat(Canary.findIn(text)).as(text).isEmpty();
    }

    private static String words(@Nullable Text text) {
        return Messages.forLocale(Locale.ENGLISH).get(Objects.requireNonNull(text));
    }
}
