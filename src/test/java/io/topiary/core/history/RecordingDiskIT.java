package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.text.Messages;
import io.topiary.testing.FaultBook;
import io.topiary.testing.SmallDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recording on disks that are full or read-only, and beside another Topiary: real ones, where the system lets us. */
class RecordingDiskIT {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DiskGuard BLIND = new DiskGuard(file -> Long.MAX_VALUE);

    @TempDir
    Path folder;

    private @Nullable SmallDisk disk;
    private @Nullable Process other;

    @AfterEach
    void cleanUp() throws Exception {
        if (other != null) {
            other.destroyForcibly().waitFor();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void record_untilTheDiskIsFull_saysSoAndGoesOnWhenThereIsRoom() throws Exception {
        SmallDisk small = mount("8m");
        Path file = small.folder().resolve("p.db");
        long start = System.nanoTime();
        Recorder recorder =
                new Recorder(file, RecordingBudget.UNLIMITED, new Recorder.Surroundings(BLIND, null, () -> {}));
        RecordingLine line = recorder.line();
        long next = 1;
        while (!(recorder.state() instanceof RecordingState.Waiting)) {
            // so many are committed at once, without waiting for a second to be over
            next = record(line, next, 5_000);
            await().atMost(PATIENCE).until(() -> line.counts().depth() == 0);
        }
        String words = words(recorder);
        assertThat(words).contains(file.toString(), "no space is left", "tries again by itself");
        FaultBook.note("S5", "disk full while recording (tmpfs of 8 MB)", words, since(start));
        small.remount("size=64m");
        await().atMost(PATIENCE).until(() -> recorder.state() instanceof RecordingState.Recording);
        long recorded = line.counts().recorded();
        record(line, next, 100);
        recorder.close();
        recorder.awaitEnd(PATIENCE.toMillis());
        assertThat(line.counts().recorded()).isEqualTo(recorded + 100);
        assertThat(recorder.damaged()).isEmpty();
        try (RecordingFile opened = RecordingFile.read(file)) {
            assertThat(opened.isSound()).isTrue();
        }
        assertThat(RecordedMessages.in(file)).hasSize((int) recorded + 100);
    }

    @Test
    void record_intoAReadOnlyFolder_saysSoAndGoesOnWhenItCan() throws Exception {
        SmallDisk small = mount("16m");
        Path file = small.folder().resolve("p.db");
        small.remount("ro");
        long start = System.nanoTime();
        Recorder recorder =
                new Recorder(file, RecordingBudget.UNLIMITED, new Recorder.Surroundings(BLIND, null, () -> {}));
        RecordingLine line = recorder.line();
        await().atMost(PATIENCE).until(() -> recorder.state() instanceof RecordingState.Waiting);
        String words = words(recorder);
        assertThat(words).contains(file.toString(), "the disk is read-only", "tries again by itself");
        FaultBook.note("S4", "recording on a read-only disk", words, since(start));
        small.remount("rw");
        await().atMost(PATIENCE).until(() -> recorder.state() instanceof RecordingState.Recording);
        record(line, 1, 100);
        recorder.close();
        recorder.awaitEnd(PATIENCE.toMillis());
        assertThat(line.counts().recorded()).isEqualTo(100);
    }

    @Test
    void look_intoARecordingOnAReadOnlyDisk_findsAll() throws Exception {
        SmallDisk small = mount("16m");
        Path file = small.folder().resolve("p.db");
        Recorder recorder =
                new Recorder(file, RecordingBudget.UNLIMITED, new Recorder.Surroundings(BLIND, null, () -> {}));
        record(recorder.line(), 1, 100);
        recorder.close();
        recorder.awaitEnd(PATIENCE.toMillis());
        small.remount("ro");
        long[] found = {0};
        new HistorySearch(file, MessageQuery.parse("message"), (messages, progress) -> {
                    found[0] = progress.found();
                    return true;
                })
                .run(0);
        assertThat(found[0]).isEqualTo(100);
        try (RecordingReader reader = RecordingReader.openFile(file)) {
            assertThat(reader.last()).isEqualTo(100);
        }
    }

    @Test
    void record_besideAnotherInstance_waitsUntilThatOneIsGone() throws Exception {
        Path file = folder.resolve("p.db");
        Process running = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingProgram.class.getName(),
                        file.toString(),
                        "1")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        other = running;
        assertThat(running.inputReader().readLine()).startsWith("RECORDED");
        long start = System.nanoTime();
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        RecordingLine line = recorder.line();
        await().atMost(PATIENCE).until(() -> {
            assertThat(running.isAlive())
                    .as("the other instance, which is to hold the file")
                    .isTrue();
            return recorder.state() instanceof RecordingState.Waiting;
        });
        String words = words(recorder);
        assertThat(words).contains(file.toString(), "another Topiary", "tries again by itself");
        FaultBook.note("S7", "recording locked by another instance", words, since(start));
        start = System.nanoTime();
        running.destroyForcibly().waitFor();
        await().atMost(PATIENCE).until(() -> recorder.state() instanceof RecordingState.Recording);
        FaultBook.note("S8", "that instance killed, its lock file left", "(recording goes on by itself)", since(start));
        record(line, 1, 10);
        recorder.close();
        recorder.awaitEnd(PATIENCE.toMillis());
        assertThat(line.counts().recorded()).isEqualTo(10);
    }

    private static long record(RecordingLine line, long first, int count) {
        line.record(LongStream.range(first, first + count)
                .mapToObj(RecordingProgram::message)
                .toList());
        return first + count;
    }

    private static String words(Recorder recorder) {
        return ENGLISH.get(((RecordingState.Waiting) recorder.state()).why());
    }

    private SmallDisk mount(String size) throws Exception {
        SmallDisk mounted = SmallDisk.mount(folder, size);
        disk = mounted;
        return mounted;
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
