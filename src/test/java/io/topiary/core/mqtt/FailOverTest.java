package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.ScriptedDns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several servers, several addresses: which is tried next, which worked, and what is told when none did. */
class FailOverTest {

    private static final ScriptedBroker.Script WELCOME = client -> {
        Packets.welcome(client, ProtocolVersion.V5);
        client.listen();
    };

    private static ScriptedBroker broker() {
        return ScriptedBroker.start(WELCOME);
    }

    private static BrokerAddress mqtt(String host, int port) {
        return new BrokerAddress(Scheme.MQTT, host, port, "");
    }

    /** Every name of a test is this machine, but those that begin with "no". */
    private static InetAddress[] lookUp(String host) throws UnknownHostException {
        if (host.startsWith("no")) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getLoopbackAddress()};
    }

    private static TestConnection dial(TestOptions options) {
        return TestConnection.resolving(options, FailOverTest::lookUp).connect();
    }

    private static Endpoint endpoint(TestConnection connection) {
        BrokerLimits limits = connection.awaitState(ConnectionState.CONNECTED).limits();
        return Objects.requireNonNull(Objects.requireNonNull(limits).endpoint());
    }

    private static void noteWorked(String stimulus, TestConnection connection) {
        Endpoint endpoint = endpoint(connection);
        long told = connection.listener().toldNanos(ConnectionState.CONNECTED);
        FaultBook.note(
                "N4",
                stimulus,
                "Connected to " + TestConnection.words(endpoint.label()),
                Duration.ofNanos(told - connection.begunNanos()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "[::1]", "::1%lo"})
    void connect_ipv6Literal_works(String host) throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.on(new ServerSocket(0, 50, InetAddress.ofLiteral("::1")), WELCOME);
                TestConnection connection =
                        TestConnection.once(TestOptions.to(host, broker.port())).connect()) {
            noteWorked("The address is written " + host, connection);

            assertThat(endpoint(connection).ip()).startsWith("0:0:0:0:0:0:0:1");
        }
    }

    @Test
    void connect_dualStackWithDeadIpv6_triesTheNextAndSaysWhichWorked() throws Exception {
        InetAddress[] both = {InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.1")};
        try (ScriptedBroker broker = broker();
                TestConnection connection = TestConnection.resolving(
                                TestOptions.to("b.example", broker.port()), host -> both)
                        .connect()) {
            noteWorked("The name has an IPv6 address that is dead and an IPv4 address", connection);

            assertThat(TestConnection.words(endpoint(connection).label())).isEqualTo("b.example (127.0.0.1)");
        }
    }

    @Test
    void connect_allAddressesDead_tellsTheLastAndHowMany() {
        int port = ScriptedBroker.deadPort();
        InetAddress[] both = {InetAddress.ofLiteral("127.0.0.2"), InetAddress.ofLiteral("127.0.0.1")};
        try (TestConnection connection = TestConnection.resolving(TestOptions.to("b.example", port), host -> both)
                .connect()) {
            Failure failure = connection.noteFailure("N4", "Both addresses of the name are dead");

            assertThat(TestConnection.words(failure))
                    .startsWith("b.example refused port " + port)
                    .contains("the last of 2 addresses");
            assertThat(failure.detail()).contains("before: b.example:" + port);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "refuses, dead.example",
        "has no address, none.example",
    })
    void connect_firstServerUnreachable_fallsOver(String description, String host) {
        try (ScriptedBroker broker = broker();
                TestConnection connection = dial(
                        TestOptions.to(host, ScriptedBroker.deadPort()).alternates(mqtt("b.example", broker.port())))) {
            assertThat(endpoint(connection).server()).isEqualTo(mqtt("b.example", broker.port()));
            assertThat(connection.listener().states())
                    .as("%s, and the second server is within the first attempt", description)
                    .doesNotContain(ConnectionState.WAITING);
        }
    }

    @Test
    void connect_firstServerHasNoTls_fallsOver() {
        ScriptedBroker.Script plain = client -> {
            client.in().read();
            client.send("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII));
        };
        try (ScriptedBroker first = ScriptedBroker.start(plain);
                ScriptedBroker second = broker();
                TestConnection connection = dial(TestOptions.to("a.example", first.port())
                        .scheme(Scheme.MQTTS)
                        .alternates(mqtt("b.example", second.port())))) {
            assertThat(endpoint(connection).server().host()).isEqualTo("b.example");
        }
    }

    @Test
    void connect_firstServerHasNoWebSocket_fallsOver() {
        try (ScriptedBroker first = ScriptedBroker.start(client -> client.in().read());
                ScriptedBroker second = broker();
                TestConnection connection = dial(TestOptions.to("a.example", first.port())
                        .scheme(Scheme.WS)
                        .path("mqtt")
                        .alternates(mqtt("b.example", second.port())))) {
            assertThat(endpoint(connection).server().host()).isEqualTo("b.example");
        }
    }

    @Test
    void connect_firstServerUnavailable_fallsOver() {
        try (ScriptedBroker first = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck(ProtocolVersion.V5, 0x88));
                });
                ScriptedBroker second = broker();
                TestConnection connection =
                        dial(TestOptions.to("a.example", first.port()).alternates(mqtt("b.example", second.port())))) {
            assertThat(endpoint(connection).server().host()).isEqualTo("b.example");
        }
    }

    @Test
    void connect_firstServerRefusesTheLogin_asksNoOther() {
        try (ScriptedBroker first = ScriptedBroker.start(client -> {
                    client.packetOfType(1);
                    client.send(Packets.connAck(ProtocolVersion.V5, 0x86));
                });
                ScriptedBroker second = broker();
                TestConnection connection =
                        dial(TestOptions.to("a.example", first.port()).alternates(mqtt("b.example", second.port())))) {
            assertThat(TestConnection.words(connection.awaitFailure()))
                    .startsWith("Wrong user name or password for a.example:" + first.port());
            assertThat(second.clients()).isZero();
        }
    }

    @Test
    void connect_allServersDead_tellsTheLastAndHowMany() {
        int first = ScriptedBroker.deadPort();
        int last = ScriptedBroker.deadPort();
        try (TestConnection connection =
                dial(TestOptions.to("a.example", first).alternates(mqtt("none.example", 1), mqtt("c.example", last)))) {
            Failure failure = connection.noteFailure("N4", "None of three servers can be reached");

            assertThat(TestConnection.words(failure))
                    .startsWith("c.example refused port " + last)
                    .contains("the last of 3 servers");
            assertThat(failure.detail())
                    .contains("before: a.example:" + first, "| none.example:1: UnknownHostException");
            assertThat(failure.remedies())
                    .as("buttons would change the first server")
                    .isEmpty();
        }
    }

    @Test
    void connect_firstServerSilentSecondWrong_triesAgain() {
        try (ScriptedBroker wrong = ScriptedBroker.start(client -> {
                    client.in().read();
                    client.send(
                            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    client.listen();
                });
                TestConnection connection = dial(TestOptions.to("a.example", ScriptedBroker.deadPort())
                        .alternates(new BrokerAddress(Scheme.WS, "b.example", wrong.port(), "x")))) {
            Failure failure = connection.awaitFailure();

            assertThat(TestConnection.words(failure)).startsWith("WebSocket path “/x” not found on b.example");
            assertThat(failure.policy()).isEqualTo(RetryPolicy.RETRY);
        }
    }

    @Test
    void connect_srv_triesThePriorities() throws Exception {
        try (ScriptedBroker broker = broker();
                ScriptedDns dns = ScriptedDns.with(Map.of(
                        "_mqtt._tcp.example.com",
                        List.of(
                                "20 0 " + broker.port() + " b.example.com",
                                "10 0 " + ScriptedBroker.deadPort() + " a.example.com")));
                TestConnection connection = TestConnection.resolving(
                                TestOptions.to("example.com", 1883).srv(),
                                FailOverTest::lookUp,
                                new DnsServiceLookup("dns://127.0.0.1:" + dns.port()))
                        .connect()) {
            assertThat(endpoint(connection).server()).isEqualTo(mqtt("b.example.com", broker.port()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "none, WAITING, has no SRV records for MQTT",
        "dot, FAILED, says that it offers no MQTT",
        "broken, WAITING, Can't look up the SRV records of “example.com”"
    })
    void connect_srvWithoutServers_saysWhy(String records, ConnectionState state, String words) {
        ServiceLookup services = name -> switch (records) {
            case "none" -> List.of();
            case "dot" -> List.of(new ServiceRecord(0, 0, 0, ""));
            default -> throw new IOException("no answer");
        };
        try (TestConnection connection = TestConnection.resolving(
                        TestOptions.to("example.com", 1883).srv(), FailOverTest::lookUp, services)
                .connect()) {
            Failure failure = connection.noteFailure("N3", "SRV records of the domain: " + records);

            assertThat(TestConnection.words(failure)).contains(words);
            assertThat(connection.connection().status().state()).isEqualTo(state);
        }
    }

    @Test
    void connect_srvWithoutServersButAlternates_usesThem() {
        try (ScriptedBroker broker = broker();
                TestConnection connection = TestConnection.resolving(
                                TestOptions.to("example.com", 1883).srv().alternates(mqtt("b.example", broker.port())),
                                FailOverTest::lookUp,
                                name -> List.of())
                        .connect()) {
            assertThat(endpoint(connection).server().host()).isEqualTo("b.example");
        }
    }

    @Test
    void order_manyServers_isThatOfTheProfile() throws Exception {
        List<String> asked = new ArrayList<>();
        ConnectOptions options = TestOptions.to("a", 1)
                .srv()
                .alternates(mqtt("c", 3), mqtt("d", 4))
                .build();
        HostResolver resolver = new HostResolver(
                host -> {
                    asked.add(host);
                    return lookUp(host);
                },
                new ServerList(name -> List.of(new ServiceRecord(0, 0, 2, "b")), new Random(1)));

        Preparation prepared = resolver.prepare(options).get();

        assertThat(prepared.candidates().stream().map(server -> server.address().host()))
                .isEqualTo(Arrays.asList("b", "c", "d"));
        assertThat(asked).as("one name after the other, when its turn comes").isEmpty();
    }

    @Test
    void connect_localAddress_isWhereItComesFrom() throws Exception {
        List<String> from = new ArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    from.add(client.from().getHostAddress());
                    WELCOME.play(client);
                });
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).localAddress("127.0.0.5"))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(from).containsExactly("127.0.0.5");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, This computer has no address 192.0.2.1 to connect from",
        "eth0, “eth0” is not an IP address to connect from",
        "::1, Can't get from ::1 to 127.0.0.1"
    })
    void connect_localAddressThatCannotBe_saysWhy(String local, String words) {
        try (ScriptedBroker broker = broker();
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).localAddress(local))
                        .connect()) {
            Failure failure = connection.awaitFailure();

            assertThat(failure).isInstanceOf(Failure.Local.class);
            assertThat(TestConnection.words(failure)).startsWith(words);
        }
    }

    @Test
    void disconnect_betweenTwoServers_isHeardAtOnce() {
        try (TestConnection connection = TestConnection.resolving(
                        TestOptions.to("a.example", ScriptedBroker.deadPort())
                                .alternates(mqtt("slow.example", 1))
                                .timeoutMillis(60_000),
                        host -> {
                            if (host.startsWith("slow")) {
                                ConnectScene.stalled();
                            }
                            return lookUp(host);
                        })
                .connect()) {
            await().until(() -> connection.listener().states().contains(ConnectionState.CONNECTING)
                    && connection.connection().status().state() == ConnectionState.RESOLVING);

            connection.connection().disconnect();

            connection.awaitState(ConnectionState.DISCONNECTED);
        }
    }
}
