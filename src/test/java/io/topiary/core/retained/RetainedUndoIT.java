package io.topiary.core.retained;

import static io.topiary.core.retained.RetainedScene.join;
import static io.topiary.core.retained.RetainedScene.names;
import static io.topiary.core.retained.RetainedScene.store;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.session.RetainedAccess;
import io.topiary.core.session.Session;
import io.topiary.core.store.StoreException;
import io.topiary.testing.Mosquitto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Putting back what was cleared. */
class RetainedUndoIT {

    @TempDir
    Path folder;

    private RetainedScene scene;

    @BeforeEach
    void open() {
        scene = new RetainedScene(folder);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void undo_putsBackEveryByte_qosAndProperties() throws Exception {
        try (Mosquitto broker = Mosquitto.start()) {
            Session session = scene.connect(broker.port(), ProtocolChoice.V5);
            byte[] bytes = {0, (byte) 0xFF, (byte) 0xFE, 10, 13, '"', '\\'};
            MessageProperties properties = new MessageProperties(
                    "image/x",
                    "answer/here",
                    new byte[] {1, 2, 0},
                    500L,
                    PayloadFormat.UNSPECIFIED,
                    List.of(new UserProperty("k", "v"), new UserProperty("k", "ü")));
            store(session, "u/binary", bytes, Qos.EXACTLY_ONCE, properties);
            store(session, "u/text", "grün\n".getBytes(UTF_8), Qos.AT_LEAST_ONCE, MessageProperties.NONE);
            store(session, "u/zero", "0".getBytes(UTF_8), Qos.AT_MOST_ONCE, MessageProperties.NONE);
            store(session, "u/new", "old".getBytes(UTF_8), Qos.AT_MOST_ONCE, MessageProperties.NONE);
            List<String> before = subscribe(broker, 4);
            try (RetainedClearing clearing = scene.clearing(session, scene.learn(session, "u", true, ""), "")) {
                RetainedResult result = join(scene.start(clearing::run));
                assertThat(result.isClean()).isTrue();
                assertThat(scene.learn(session, "u", true, "").stored()).isZero();
                store(session, "u/new", "by somebody since");
                RetainedTask undo = clearing.undo(result).orElseThrow();
                RetainedResult restored = join(scene.start(undo::run));
                assertThat(restored.done()).isEqualTo(3);
                assertThat(restored.tally().skipped()).containsExactly("u/new");
            }
            List<String> after = subscribe(broker, 4);
            assertThat(after)
                    .filteredOn(line -> !line.startsWith("u/new"))
                    .isEqualTo(before.stream()
                            .filter(line -> !line.startsWith("u/new"))
                            .toList());
            assertThat(after).anyMatch(line -> line.startsWith("u/new 627920"));
        }
    }

    @Test
    void backup_isRestoredAfterARestart_fromItsFile() throws StoreException {
        try (Mosquitto broker = Mosquitto.start()) {
            Session session = scene.connect(broker.port(), ProtocolChoice.V5);
            store(session, "r/1", "one");
            store(session, "r/2", "two");
            scene.clear(session, scene.learn(session, "r", true, ""));
            Path file = scene.backups().files().getFirst();
            try (RetainedBackup backup = RetainedBackup.open(file)) {
                RetainedRestore restore = new RetainedRestore(
                        new RetainedAccess(session), backup, backup.topics(), Optional.empty(), 1_000);
                assertThat(join(scene.start(restore::run)).done()).isEqualTo(2);
            }
            assertThat(names(scene.learn(session, "r", true, ""))).containsExactly("r/1", "r/2");
        }
    }

    /** What mosquitto's own client is told: topic, bytes, QoS, and properties without the seconds left. */
    private static List<String> subscribe(Mosquitto broker, int messages) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "mosquitto_sub",
                        "-h",
                        "127.0.0.1",
                        "-p",
                        String.valueOf(broker.port()),
                        "-V",
                        "mqttv5",
                        "-q",
                        "2",
                        "-t",
                        "u/#",
                        "-C",
                        String.valueOf(messages),
                        "-W",
                        "10",
                        "-F",
                        "%t %x %q %r %C %R %D %F %P")
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return out.lines().sorted().toList();
    }
}
