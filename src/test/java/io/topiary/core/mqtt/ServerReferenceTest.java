package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.testing.ScriptedBroker;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A broker that sends its clients elsewhere: never followed, offered only if it is plainly a server. */
class ServerReferenceTest {

    private static final BrokerAddress FROM = new BrokerAddress(Scheme.WSS, "old.example", 8883, "mqtt");

    @ParameterizedTest
    @CsvSource({
        "myserver.xyz.org, myserver.xyz.org:8883",
        "myserver.xyz.org:8884, myserver.xyz.org:8884",
        "10.10.151.22:8883, 10.10.151.22:8883",
        "[fe80::9610:3eff:fe1c]:1883, [fe80::9610:3eff:fe1c]:1883",
        "[::1], [::1]:8883",
        "a_b-c.example:1, a_b-c.example:1",
        "localhost:65535, localhost:65535"
    })
    void servers_oneServer_isRead(String reference, String address) {
        assertThat(ServerReference.servers(reference, FROM))
                .extracting(BrokerAddress::uri)
                .containsExactly("wss://" + address + "/mqtt");
    }

    @Test
    void servers_several_areReadUpToThree() {
        assertThat(ServerReference.servers("a b:1 old.example:8883 a c d", FROM))
                .extracting(BrokerAddress::hostAndPort)
                .containsExactly("a:8883", "b:1", "c:8883");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "file:///etc/passwd",
                "file:",
                "mqtt://other.example:1883",
                "http://other.example/",
                "other.example/path",
                "user@other.example",
                "other.example:0",
                "other.example:65536",
                "other.example:-1",
                "other.example: 1883",
                "other.example:1883 ",
                "::1",
                "[::1",
                "[::1]x:1",
                "[fe80::1%eth0]:1",
                "[not::an::address]",
                "a..b",
                "-a.example",
                "a-.example",
                "ex\u0430mple.org",
                "exam\u202Eple.org",
                "other.example\nHost:x",
                "\\\\evil\\share",
                "${jndi:ldap://x}"
            })
    void servers_anythingElse_isNothing(String reference) {
        assertThat(ServerReference.servers(reference, FROM)).isEmpty();
    }

    @Test
    void servers_longerThan255Bytes_isNothing() {
        String reference = "a ".repeat(127) + "a";

        assertThat(ServerReference.servers(reference, FROM)).isNotEmpty();
        assertThat(ServerReference.servers(reference + " a", FROM)).isEmpty();
        assertThat(ServerReference.servers("a".repeat(65_000), FROM)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0x9C, CONNACK", "0x9D, CONNACK", "0x9C, DISCONNECT", "0x9D, DISCONNECT"})
    void reference_isOfferedAndNotFollowed(String code, PacketKind packet) {
        try (ScriptedBroker other = ScriptedBroker.start(ScriptedBroker.Conversation::stall)) {
            byte[] reference = Packets.property(0x1C, "127.0.0.1:" + other.port());
            Failure failure = NotedFault.of(
                    "N22", packet + " " + code + " with a Server Reference", play(packet, code, reference));

            assertThat(failure.policy()).isEqualTo(RetryPolicy.ASK);
            assertThat(TestConnection.words(failure)).contains("“127.0.0.1:" + other.port() + "”");
            assertThat(failure.remedies())
                    .containsExactly(
                            new Remedy.UseServer(new BrokerAddress(Scheme.MQTT, "127.0.0.1", other.port(), "")));
            assertThat(TestConnection.words(failure.remedies().getFirst().label()))
                    .isEqualTo("Connect to 127.0.0.1:" + other.port());
            assertThat(other.clients()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "x\u001B]0;owned\u0007", "exam\u202Eple.org"})
    void reference_hostile_isShownEscapedWithoutAnOffer(String hostile) {
        Failure failure = NotedFault.of(
                "N22",
                "CONNACK 0x9D with a Server Reference that is no server",
                play(PacketKind.CONNACK, "0x9D", Packets.property(0x1C, hostile)));

        assertThat(failure.remedies()).isEmpty();
        assertThat(TestConnection.words(failure)).contains("“" + BrokerText.escape(hostile) + "”");
        assertThat(TestConnection.words(failure)).doesNotContain("\u001B", "\u202E");
    }

    @Test
    void reference_of64Kilobytes_isCut() {
        Failure failure = NotedFault.of(
                "N22",
                "CONNACK 0x9D with a Server Reference of 65,000 bytes",
                play(PacketKind.CONNACK, "0x9D", Packets.property(0x1C, "a".repeat(65_000))));

        assertThat(failure.remedies()).isEmpty();
        assertThat(TestConnection.words(failure)).hasSizeLessThan(2_000);
    }

    private static ScriptedBroker.Script play(PacketKind packet, String code, byte[] properties) {
        return client -> {
            if (packet == PacketKind.CONNACK) {
                client.packetOfType(1);
                client.send(Packets.connAck5(Integer.decode(code), properties));
            } else {
                Packets.welcome(client, ProtocolVersion.V5);
                client.send(Packets.disconnect5(Integer.decode(code), properties));
            }
            client.listen();
        };
    }

    @Test
    void useServer_leavesTheWayToTheOldOneBehind() {
        ConnectOptions options = ConnectOptions.of(FROM)
                .withLogin(Login.of("id", "u", Secret.of("p")))
                .withNetwork(new NetworkOptions(List.of(FROM), true, "127.0.0.1", null, WebSocketOptions.DEFAULT))
                .withTls(TlsOptions.DEFAULT.withServerName("old.example"));
        BrokerAddress next = new BrokerAddress(Scheme.WSS, "new.example", 8883, "mqtt");
        ConnectOptions moved = new Remedy.UseServer(next).applyTo(options);

        assertThat(moved.address()).isEqualTo(next);
        assertThat(moved.network())
                .isEqualTo(new NetworkOptions(List.of(), false, "127.0.0.1", null, WebSocketOptions.DEFAULT));
        assertThat(moved.tls().serverName()).isNull();
        assertThat(moved.tls().relaxations()).isEqualTo(Relaxations.NONE);
    }
}
