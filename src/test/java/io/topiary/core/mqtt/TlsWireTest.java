package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.HttpText;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.ScriptedProxy;
import io.topiary.testing.TestCertificates;
import io.topiary.testing.WebSocketPeer;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the TLS handshake asks for: server name and application protocols, directly and through proxies. */
class TlsWireTest {

    private static final ScriptedBroker.Script WELCOME = client -> {
        Packets.welcome(client, ProtocolVersion.V5);
        client.listen();
    };

    @TempDir
    Path folder;

    private final TestCertificates authority = TestCertificates.authority("CN=Test CA");
    private final List<String> askedNames = new CopyOnWriteArrayList<>();

    /** A server that notes the names it is asked for and chooses among application protocols, if it has any. */
    private ScriptedBroker server(String[] names, ScriptedBroker.Script script, String... protocols) throws Exception {
        SSLServerSocket socket = (SSLServerSocket) TestCertificates.serverContext(authority.issue(names), authority)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols);
        parameters.setSNIMatchers(List.of(new SNIMatcher(0) {
            @Override
            public boolean matches(SNIServerName name) {
                return askedNames.add(new String(name.getEncoded(), StandardCharsets.US_ASCII));
            }
        }));
        socket.setSSLParameters(parameters);
        return ScriptedBroker.on(socket, script);
    }

    private TlsOptions tls(@Nullable String serverName, String... alpn) {
        Path ca = TestCertificates.pem(folder.resolve("ca.pem"), authority.certificate());
        return new TlsOptions(
                Trust.ofFile(ca),
                ClientCertificate.NONE,
                List.of(),
                List.of(),
                serverName,
                List.of(alpn),
                Relaxations.NONE);
    }

    private static TestConnection dial(TestOptions options) {
        return TestConnection.resolving(
                        options.scheme(options.build().address().scheme().webSocket() ? Scheme.WSS : Scheme.MQTTS),
                        host -> new InetAddress[] {InetAddress.getLoopbackAddress()})
                .connect();
    }

    private static @Nullable String applicationProtocol(TestConnection connection) {
        BrokerLimits limits = connection.awaitState(ConnectionState.CONNECTED).limits();
        Endpoint endpoint = limits == null ? null : limits.endpoint();
        return endpoint == null ? null : endpoint.applicationProtocol();
    }

    private static @Nullable Proxy proxy(Proxy.@Nullable Kind kind, @Nullable ScriptedProxy proxy) {
        return kind == null || proxy == null ? null : new Proxy(kind, "127.0.0.1", proxy.port(), null, null);
    }

    private static ScriptedProxy scripted(Proxy.Kind kind) {
        return switch (kind) {
            case HTTP -> ScriptedProxy.http(null);
            case SOCKS4 -> ScriptedProxy.socks4(null);
            case SOCKS5 -> ScriptedProxy.socks5(null);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void connect_alpn_theServerChooses(String version) throws Exception {
        try (ScriptedBroker server = server(new String[] {"b.example"}, WELCOME, "x-amzn-mqtt-ca", "mqtt");
                TestConnection connection = dial(TestOptions.to("b.example", server.port())
                        .tls(tls(null, "mqtt", "other").withProtocols(List.of(version))))) {
            assertThat(applicationProtocol(connection)).isEqualTo("mqtt");
        }
    }

    @Test
    void connect_noAlpn_choosesNone() throws Exception {
        try (ScriptedBroker server = server(new String[] {"b.example"}, WELCOME, "mqtt");
                TestConnection connection =
                        dial(TestOptions.to("b.example", server.port()).tls(tls(null)))) {
            assertThat(applicationProtocol(connection)).isNull();
        }
    }

    @Test
    void connect_alpnOfNoInterest_isNamed() throws Exception {
        try (ScriptedBroker server = server(new String[] {"b.example"}, WELCOME, "h2");
                TestConnection connection =
                        dial(TestOptions.to("b.example", server.port()).tls(tls(null, "mqtt", "x")))) {
            Failure failure = connection.awaitFailure();

            assertThat(TestConnection.words(failure))
                    .startsWith("b.example:" + server.port() + " refused the application protocol")
                    .contains("mqtt, x");
        }
    }

    @Test
    void connect_host_isTheNameAskedFor() throws Exception {
        try (ScriptedBroker server = server(new String[] {"b.example"}, WELCOME);
                TestConnection connection =
                        dial(TestOptions.to("b.example", server.port()).tls(tls(null)))) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(askedNames).containsExactly("b.example");
        }
    }

    @ParameterizedTest
    @CsvSource({"other.example, b.example", "other.example, 127.0.0.1", "broker, b.example"})
    void connect_serverName_isAskedForAndChecked(String serverName, String host) throws Exception {
        try (ScriptedBroker server = server(new String[] {serverName}, WELCOME);
                TestConnection connection =
                        dial(TestOptions.to(host, server.port()).tls(tls(serverName)))) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(askedNames).containsExactly(serverName);
        }
    }

    @Test
    void connect_serverNameNotInTheCertificate_isAWrongName() throws Exception {
        try (ScriptedBroker server = server(new String[] {"b.example"}, WELCOME);
                TestConnection connection =
                        dial(TestOptions.to("b.example", server.port()).tls(tls("other.example")))) {
            assertThat(((Failure.Transport) connection.awaitFailure()).problem())
                    .isEqualTo(TransportProblem.WRONG_NAME);
        }
    }

    @Test
    void connect_serverNameThatIsAnAddress_isCheckedAndNotAskedFor() throws Exception {
        try (ScriptedBroker server = server(new String[] {"192.0.2.7"}, WELCOME);
                TestConnection connection =
                        dial(TestOptions.to("b.example", server.port()).tls(tls("192.0.2.7")))) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(askedNames).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void connect_throughProxy_keepsServerNameCheckAndAlpn(Proxy.Kind kind) throws Exception {
        try (ScriptedBroker server = server(new String[] {"b.example"}, WELCOME, "mqtt");
                ScriptedProxy proxy = scripted(kind);
                TestConnection connection = dial(TestOptions.to("b.example", server.port())
                        .tls(tls(null, "mqtt"))
                        .proxy(proxy(kind, proxy)))) {
            assertThat(applicationProtocol(connection)).isEqualTo("mqtt");
            assertThat(askedNames).containsExactly("b.example");
            assertThat(proxy.asked()).containsExactly("b.example:" + server.port());
            assertThat(connection.listener().statuses())
                    .extracting(ConnectionStatus::step)
                    .containsSubsequence(ConnectStep.TCP, ConnectStep.TLS, ConnectStep.CONNECT);
        }
    }

    @ParameterizedTest
    @EnumSource(Proxy.Kind.class)
    void connect_throughProxyToAnotherName_isAWrongName(Proxy.Kind kind) throws Exception {
        try (ScriptedBroker server = server(new String[] {"c.example"}, WELCOME);
                ScriptedProxy proxy = scripted(kind);
                TestConnection connection = dial(TestOptions.to("b.example", server.port())
                        .tls(tls(null))
                        .proxy(proxy(kind, proxy)))) {
            assertThat(((Failure.Transport) connection.awaitFailure()).problem())
                    .isEqualTo(TransportProblem.WRONG_NAME);
        }
    }

    @Test
    void connect_serverNameThroughProxy_isAskedForAndTheProxyKnowsTheHost() throws Exception {
        try (ScriptedBroker server = server(new String[] {"other.example"}, WELCOME);
                ScriptedProxy proxy = ScriptedProxy.http(null);
                TestConnection connection = dial(TestOptions.to("b.example", server.port())
                        .tls(tls("other.example"))
                        .proxy(proxy(Proxy.Kind.HTTP, proxy)))) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(askedNames).containsExactly("other.example");
            assertThat(proxy.asked()).containsExactly("b.example:" + server.port());
        }
    }

    @ParameterizedTest
    @CsvSource({", ", "HTTP, ", "SOCKS5, ", ", other.example", "HTTP, other.example"})
    void connect_secureWebSocket_sendsTargetAndHost(Proxy.@Nullable Kind kind, @Nullable String serverName)
            throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        ScriptedBroker.Script webSocket = client -> {
            WebSocketPeer peer = WebSocketPeer.accept(client, "Sec-WebSocket-Protocol: mqtt");
            requests.add(peer.request());
            peer.read();
            peer.send(WebSocketPeer.BINARY, true, Packets.connAck(ProtocolVersion.V5, 0));
            client.listen();
        };
        String certified = serverName == null ? "b.example" : serverName;
        try (ScriptedBroker server = server(new String[] {certified}, webSocket);
                ScriptedProxy proxy = scripted(kind == null ? Proxy.Kind.HTTP : kind);
                TestConnection connection = dial(TestOptions.to("b.example", server.port())
                        .scheme(Scheme.WSS)
                        .path("mqtt?s=a%2Fb")
                        .tls(tls(serverName))
                        .proxy(proxy(kind, proxy)))) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(requests.getFirst()).startsWith("GET /mqtt?s=a%2Fb HTTP/1.1\r\n");
            assertThat(HttpText.header(requests.getFirst(), "Host")).isEqualTo("b.example:" + server.port());
            assertThat(HttpText.header(requests.getFirst(), "Origin")).isEqualTo("https://b.example:" + server.port());
            assertThat(askedNames).containsExactly(certified);
        }
    }

    @Test
    void connect_srv_checksTheDomainAndNotTheTarget() throws Exception {
        try (ScriptedBroker ofDomain = server(new String[] {"example.com"}, WELCOME);
                ScriptedBroker ofTarget = server(new String[] {"a.example.net"}, WELCOME)) {
            HostResolver.Lookup lookup = host -> new InetAddress[] {InetAddress.getLoopbackAddress()};
            TestOptions options = TestOptions.to("example.com", 8883)
                    .scheme(Scheme.MQTTS)
                    .srv()
                    .tls(tls(null));
            try (TestConnection connection = TestConnection.resolving(
                            options, lookup, name -> List.of(new ServiceRecord(0, 0, ofDomain.port(), "a.example.net")))
                    .connect()) {
                connection.awaitState(ConnectionState.CONNECTED);
                assertThat(askedNames).containsExactly("example.com");
            }
            try (TestConnection connection = TestConnection.resolving(
                            options, lookup, name -> List.of(new ServiceRecord(0, 0, ofTarget.port(), "a.example.net")))
                    .connect()) {
                assertThat(((Failure.Transport) connection.awaitFailure()).problem())
                        .isEqualTo(TransportProblem.WRONG_NAME);
            }
        }
    }
}
