package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** User name and password on the wire: byte for byte, or refused in words before a byte is sent. */
class LoginRulesTest {

    private static ConnectPacket sent(ProtocolVersion version, @Nullable String user, String password)
            throws Exception {
        CompletableFuture<ConnectPacket> seen = new CompletableFuture<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    seen.complete(ConnectPacket.of(client.packetOfType(1)));
                    client.send(Packets.connAck(version, 0));
                    client.listen();
                });
                TestConnection connection = TestConnection.once(TestOptions.to(broker.port())
                                .protocol(ConnectScene.choice(version))
                                .login(user, password))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);
            return seen.get(60, TimeUnit.SECONDS);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void password_unicodeAndNul_isSentByteForByte(ProtocolVersion version) throws Exception {
        String password = "pä\u0000ß\u202E密码🔑 ";
        long start = System.nanoTime();
        ConnectPacket connect = sent(version, "ädä", password);

        FaultBook.note(
                "A8",
                "Password with unicode and NUL, MQTT " + version.label(),
                "(sent byte for byte)",
                NotedFault.since(start));
        assertThat(connect.user()).isEqualTo(utf8("ädä"));
        assertThat(connect.password()).isEqualTo(utf8(password));
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void password_longestThereIs_isSentByteForByte(ProtocolVersion version) throws Exception {
        String password = "ü".repeat(32_767) + "x";
        long start = System.nanoTime();

        assertThat(sent(version, "u", password).password()).hasSize(65_535).isEqualTo(utf8(password));
        FaultBook.note(
                "A8",
                "Password of 65,535 bytes, MQTT " + version.label(),
                "(sent byte for byte)",
                NotedFault.since(start));
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void password_oneByteMore_isRefusedHere(ProtocolVersion version) {
        Failure failure = NotedFault.of(
                "A8",
                "Password of 65,536 bytes, MQTT " + version.label(),
                TestOptions.to(1).protocol(ConnectScene.choice(version)).login("u", "ü".repeat(32_768)));

        assertThat(failure).isInstanceOf(Failure.Local.class);
        assertThat(TestConnection.words(failure))
                .startsWith("The password of 65536 bytes can't be sent")
                .doesNotContain("ü");
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void user_empty_isSentWithThePassword(ProtocolVersion version) throws Exception {
        long start = System.nanoTime();
        ConnectPacket connect = sent(version, "", "secret");

        FaultBook.note(
                "A8", "Empty user name with a password, MQTT " + version.label(), "(sent)", NotedFault.since(start));
        assertThat(connect.user()).isEmpty();
        assertThat(connect.password()).isEqualTo(utf8("secret"));
    }

    @Test
    void password_withoutUserOn5_isSent() throws Exception {
        ConnectPacket connect = sent(ProtocolVersion.V5, null, "secret");

        assertThat(connect.user()).isNull();
        assertThat(connect.password()).isEqualTo(utf8("secret"));
    }

    @Test
    void password_withoutUserOn311_isRefusedHere() {
        Failure failure = NotedFault.of(
                "A8",
                "Password without a user name, MQTT 3.1.1",
                TestOptions.to(1).protocol(ProtocolChoice.V3_1_1).login(null, "secret"));

        assertThat(TestConnection.words(failure))
                .contains("can't be sent with MQTT 3.1.1")
                .doesNotContain("secret");
    }
}
