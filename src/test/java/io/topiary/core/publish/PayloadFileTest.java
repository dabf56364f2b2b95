package io.topiary.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.text.Messages;
import io.topiary.testing.FaultBook;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadFileTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    private static String refused(String stimulus, Path file) {
        long begin = System.nanoTime();
        try {
            var _ = new FileContents().content(file.toString());
            return "read";
        } catch (EncodeException e) {
            String words = ENGLISH.get(e.text());
            FaultBook.note("W6", stimulus, words, Duration.ofNanos(System.nanoTime() - begin));
            return words;
        }
    }

    @Test
    void read_aGigabyte_isRefusedByItsSize(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("huge");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }
        assertThat(refused("publish a file of 1 GiB", file))
                .contains("1,073,741,824 bytes", "at most 268,435,452 can be published");
    }

    @Test
    void read_directory_saysSo(@TempDir Path folder) {
        assertThat(refused("publish a directory", folder)).contains("can't be read");
    }

    @Test
    void read_missing_saysSo(@TempDir Path folder) {
        assertThat(refused("publish a file that is not there", folder.resolve("none")))
                .contains("can't be read");
    }

    @Test
    void read_unreadable_saysSo(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("locked"), "x");
        Assumptions.assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root reads everything");
        assertThat(refused("publish a file that may not be read", file)).contains("can't be read");
    }

    @Test
    void read_fileThatEvenRootCannotRead_saysSo() {
        Path memory = Path.of("/proc/self/mem");
        Assumptions.assumeTrue(Files.isRegularFile(memory));
        assertThat(refused("publish a file that the system does not let be read", memory))
                .contains("can't be read");
    }

    @Test
    void read_device_isRefused() {
        Path device = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(device));
        assertThat(refused("publish /dev/zero", device)).contains("is no regular file");
    }

    @Test
    void read_pipe_isRefusedWithoutWaiting(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        Assumptions.assumeTrue(made.waitFor(10, TimeUnit.SECONDS) && made.exitValue() == 0);
        assertThat(refused("publish a named pipe", pipe)).contains("is no regular file");
    }

    @Test
    void read_smallerLimit_holds(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a"), "12345");
        assertThatThrownBy(() -> PayloadFile.read(file, 4)).isInstanceOf(EncodeException.class);
    }

    @Test
    void read_fileThatGrowsOnItsOwn_isNotSentInPart() {
        // its size is 0 and it is not empty, as when another program writes it just then
        Path growing = Path.of("/proc/self/status");
        Assumptions.assumeTrue(Files.isRegularFile(growing));
        assertThat(refused("a file changes while it is read", growing)).contains("changed while it was read");
    }
}
