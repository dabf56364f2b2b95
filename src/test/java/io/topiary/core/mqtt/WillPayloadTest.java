package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.testing.ScriptedBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A will whose payload is in a file: read at each connect, and refused in words when it can't be. */
class WillPayloadTest {

    @TempDir
    Path folder;

    private static Will will(byte[] payload, @Nullable Path file) {
        PublishRequest message = PublishRequest.of(Topic.of("will"), payload, Qos.AT_MOST_ONCE, false);
        return new Will(message, 0, file);
    }

    private static Failure failureOf(Will will) {
        try (ScriptedBroker broker = ScriptedBroker.start(ScriptedBroker.Conversation::listen);
                TestConnection connection = TestConnection.once(
                                TestOptions.to(broker.port()).will(will))
                        .connect()) {
            Failure failure = connection.awaitFailure();
            assertThat(broker.clients()).as("nothing was dialled").isZero();
            assertThat(failure).isInstanceOf(Failure.Local.class);
            return failure;
        }
    }

    @ParameterizedTest
    @EnumSource(ProtocolVersion.class)
    void connect_payloadFile_isReadAtEachConnect(ProtocolVersion version) throws Exception {
        Path file = Files.writeString(folder.resolve("will.txt"), "first");
        List<String> connects = new CopyOnWriteArrayList<>();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
                    connects.add(new String(client.packetOfType(1), StandardCharsets.ISO_8859_1));
                    Files.writeString(file, "second");
                    if (connects.size() > 1) {
                        client.send(Packets.connAck(version, 0));
                        client.listen();
                    }
                });
                TestConnection connection = TestConnection.eager(TestOptions.to(broker.port())
                                .protocol(ConnectScene.choice(version))
                                .will(will("unused".getBytes(StandardCharsets.US_ASCII), file)))
                        .connect()) {
            connection.awaitState(ConnectionState.CONNECTED);

            assertThat(connects.get(0)).contains("first").doesNotContain("unused");
            assertThat(connects.get(1)).contains("second");
        }
    }

    @ParameterizedTest
    @CsvSource({"65535, true", "65536, false"})
    void read_size_isAtMostWhatMqttCarries(int bytes, boolean fits) throws Exception {
        Path file = Files.write(folder.resolve("will.bin"), new byte[bytes]);
        if (fits) {
            assertThat(WillPayload.read(will(new byte[0], file)).message().payload())
                    .hasSize(bytes);
        } else {
            assertThat(TestConnection.words(failureOf(will(new byte[0], file))))
                    .startsWith("“" + file + "” is too large for a last will")
                    .contains("65,535");
        }
    }

    @Test
    void connect_payloadInProfileTooLarge_saysSo() {
        assertThat(TestConnection.words(failureOf(will(new byte[65_536], null))))
                .startsWith("The payload of the last will is too large")
                .contains("65,536", "65,535");
    }

    @Test
    void connect_fileMissing_isNamed() {
        Path file = folder.resolve("none");

        assertThat(TestConnection.words(failureOf(will(new byte[0], file)))).startsWith("Can't find “" + file + "”");
    }

    @Test
    void connect_folder_isNoFile() {
        assertThat(TestConnection.words(failureOf(will(new byte[0], folder))))
                .startsWith("“" + folder + "” is no regular file");
    }

    /** A regular file that gives an input error to everybody, root too. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void connect_unreadableFile_isNamed() {
        assertThat(TestConnection.words(failureOf(will(new byte[0], Path.of("/proc/self/mem")))))
                .startsWith("Can't read “/proc/self/mem”");
    }

    @Test
    void connect_device_isNoFile() {
        assertThat(TestConnection.words(failureOf(will(new byte[0], Path.of("/dev/zero")))))
                .startsWith("“/dev/zero” is no regular file");
    }
}
