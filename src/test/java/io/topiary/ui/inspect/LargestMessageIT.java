package io.topiary.ui.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The largest message that MQTT can carry, in a JVM that has little memory and in one that has enough. */
class LargestMessageIT {

    private static final int LARGEST_REMAINING_LENGTH = 268_435_455;
    private static final int CHUNK = 1 << 20;
    private static final int PATIENCE_SECONDS = 240;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"3.1.1,512m", "5,512m", "3.1.1,2g"})
    void received_largestMessage_isShownInPartOrRefusedInWords(String version, String heap) throws Exception {
        boolean v5 = version.equals("5");
        int payload = LARGEST_REMAINING_LENGTH - (v5 ? 4 : 3);
        AtomicBoolean sent = new AtomicBoolean();
        long start = System.nanoTime();
        try (ScriptedBroker broker = ScriptedBroker.start(client -> {
            client.packetOfType(1);
            client.send(v5 ? new int[] {0x20, 3, 0, 0, 0} : new int[] {0x20, 2, 0, 0});
            byte[] subscribe = client.packetOfType(8);
            client.send(
                    v5
                            ? new int[] {0x90, 4, subscribe[2], subscribe[3], 0, 0}
                            : new int[] {0x90, 3, subscribe[2], subscribe[3], 0});
            if (sent.compareAndSet(false, true)) {
                sendLargest(client, v5, payload);
            }
            client.send(v5 ? new int[] {0x30, 8, 0, 5, 'a', 'f', 't', 'e', 'r', 0} : after());
            client.packetOfType(14);
        })) {
            List<String> said = child(broker.port(), version, heap);
            FaultBook.note(
                    "P3",
                    "%,d B payload, MQTT %s, -Xmx%s".formatted(payload, version, heap),
                    said.getFirst(),
                    Duration.ofNanos(System.nanoTime() - start));
            assertThat(said.getFirst())
                    .startsWith(
                            heap.equals("2g")
                                    ? "shown: " + payload + " bytes, [First 512 kB of 268 MB]"
                                    : "not shown: A message of 268435460 bytes is over the limit of 134217728 bytes");
            assertThat(said).endsWith("afterwards: CONNECTED");
        }
    }

    private static int[] after() {
        return new int[] {0x30, 7, 0, 5, 'a', 'f', 't', 'e', 'r'};
    }

    private static void sendLargest(ScriptedBroker.Conversation client, boolean v5, int payload) throws IOException {
        client.send(0x30, 0xFF, 0xFF, 0xFF, 0x7F, 0, 1, 'x');
        if (v5) {
            client.send(0);
        }
        byte[] chunk = new byte[CHUNK];
        Arrays.fill(chunk, (byte) 'x');
        for (int left = payload; left > 0; left -= CHUNK) {
            client.send(left < CHUNK ? Arrays.copyOf(chunk, left) : chunk);
        }
    }

    /** What the child says, line by line. */
    private List<String> child(int port, String version, String heap) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargestMessage.class.getName(),
                        Integer.toString(port),
                        version)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("ended")
                    .isTrue();
            assertThat(process.exitValue()).as("%s%s", read(out), read(err)).isZero();
            return read(out)
                    .lines()
                    .filter(line -> line.startsWith("shown: ")
                            || line.startsWith("not shown: ")
                            || line.startsWith("afterwards: "))
                    .toList();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), UTF_8);
    }
}
