package io.topiary.core.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.topiary.core.export.MessageFormat;
import io.topiary.core.export.MessageJsonException;
import io.topiary.core.export.MessageJsonReader;
import io.topiary.core.intake.IntakeLimits;
import io.topiary.core.message.Message;
import io.topiary.core.session.LogExport.Exported;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import io.topiary.testing.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogExportTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session =
            connection.session(new SessionLimits(IntakeLimits.forKeepAlive(60), 1_000, 500, 1 << 24));

    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void close() {
        session.close();
    }

    /** Cancelled once so many messages are done. */
    private static final class Control implements Job.Control {

        private final long most;
        private long done;

        Control(long most) {
            this.most = most;
        }

        @Override
        public void phase(Text name, long total) {
            done = 0;
        }

        @Override
        public void done(long steps) {
            done = steps;
        }

        @Override
        public boolean isCancelled() {
            return done >= most;
        }

        @Override
        public boolean pause(long millis) {
            return true;
        }
    }

    private static Control patient() {
        return new Control(Long.MAX_VALUE);
    }

    @Test
    void jsonLines_comeBackByteForByte_inTheOrderOfArrival() throws StoreException, IOException, MessageJsonException {
        List<String> payloads = List.of("plain", "\u0000\t\r\n\"\\", "=1+1", "", "ä€😀", "\u202Ex");
        payloads.forEach(payload -> connection.feed("t/" + payload.length(), payload));
        FakeConnection.settle(session);
        Path file = folder.resolve("out.jsonl");
        Exported done = export(file, MessageFormat.JSON_LINES, all(), patient());
        MessageJsonReader reader = new MessageJsonReader();
        List<String> read = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Message message = reader.read(line, 0);
            read.add(new String(message.payload(), UTF_8));
        }
        assertThat(read).isEqualTo(payloads);
        assertThat(done.messages()).isEqualTo(6);
        assertThat(done.cancelled()).isFalse();
    }

    @Test
    void csv_hasAHeader_andRowsThatEndAsTheRfcSays() throws StoreException, IOException {
        feed(3);
        Path file = folder.resolve("out.csv");
        export(file, MessageFormat.CSV, new long[] {0, 2}, patient());
        List<String> rows = List.of(Files.readString(file).split("\r\n", -1));
        assertThat(rows).hasSize(4);
        assertThat(rows.get(2)).contains(",m2,").endsWith(",payload-2,,,,,,,,");
        assertThat(rows.getLast()).isEmpty();
    }

    @Test
    void text_isOneLineAMessage() throws StoreException, IOException {
        feed(3);
        Path file = folder.resolve("out.txt");
        export(file, MessageFormat.TEXT, all(), patient());
        assertThat(Files.readAllLines(file).stream().map(line -> line.replaceFirst("^[^\t]*\t", "")))
                .containsExactly(
                        "in\tm0\tQoS 0\t\tpayload-0", "in\tm1\tQoS 0\t\tpayload-1", "in\tm2\tQoS 0\t\tpayload-2");
    }

    @Test
    void payloads_ofHostileTopics_stayInTheFolder() throws StoreException, IOException {
        for (String topic : List.of("../../etc/passwd", "CON", "a/b:*?\\", "A", "a", "..")) {
            connection.feed(topic, "of " + topic);
        }
        FakeConnection.settle(session);
        Path into = Files.createDirectory(folder.resolve("payloads"));
        Exported done = export(into, MessageFormat.PAYLOADS, all(), patient());
        try (Stream<Path> files = Files.list(into)) {
            assertThat(files).hasSize(6);
        }
        try (Stream<Path> others = Files.list(folder)) {
            assertThat(others).containsExactly(into);
        }
        assertThat(done.messages()).isEqualTo(6);
    }

    @Test
    void evictedBeforeTheirTurn_areCounted_andTheOthersWritten() throws StoreException, IOException {
        IntStream.range(0, 600).forEach(i -> connection.feed("one", "payload-" + i));
        FakeConnection.settle(session);
        Path file = folder.resolve("out.jsonl");
        Exported done =
                export(file, MessageFormat.JSON_LINES, LongStream.range(50, 150).toArray(), patient());
        assertThat(List.of(done.messages(), done.evicted())).isEqualTo(List.of(50L, 50L));
        assertThat(Files.readAllLines(file)).hasSize(50);
    }

    @Test
    void allEvicted_leavesTheFileAsItWas() throws StoreException, IOException {
        feed(600);
        Path file = Files.writeString(folder.resolve("out.jsonl"), "before");
        Exported done = export(file, MessageFormat.JSON_LINES, new long[] {1, 2}, patient());
        assertThat(List.of(done.messages(), done.evicted(), done.cancelled(), Files.readString(file)))
                .isEqualTo(List.of(0L, 2L, false, "before"));
    }

    @Test
    void cancelled_fileIsAsItWas_andNothingElseIsLeft() throws StoreException, IOException {
        feed(500);
        Path file = Files.writeString(folder.resolve("out.txt"), "before");
        Exported done = export(file, MessageFormat.TEXT, all(), new Control(100));
        assertThat(List.of(done.messages(), done.cancelled(), Files.readString(file)))
                .isEqualTo(List.of(0L, true, "before"));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void cancelled_payloadFilesStay_andAreCounted() throws StoreException, IOException {
        feed(500);
        Exported done = export(folder, MessageFormat.PAYLOADS, all(), new Control(100));
        assertThat(done.cancelled()).isTrue();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.count()).isEqualTo(done.messages()).isBetween(100L, 200L);
        }
    }

    @Test
    void folderThatIsNotThere_isSaidInWords() {
        feed(1);
        Path missing = folder.resolve("gone");
        assertThat(failure(missing, MessageFormat.PAYLOADS))
                .isEqualTo("Saved 0 payloads to gone, then stopped: there is no such file");
    }

    @Test
    void placeThatIsAFolder_isSaidInWords() {
        feed(1);
        assertThat(failure(folder, MessageFormat.CSV))
                .contains(folder.toString())
                .contains("folder");
    }

    @Test
    void fullDisk_isSaidInWords_andTheOldFileStays() throws IOException, InterruptedException {
        IntStream.range(0, 40).forEach(i -> connection.feed("big", "x".repeat(100_000)));
        FakeConnection.settle(session);
        try (SmallDisk disk = SmallDisk.mount(folder, "2m")) {
            Path file = Files.writeString(disk.folder().resolve("out.jsonl"), "before");
            long begin = System.nanoTime();
            String words = failure(file, MessageFormat.JSON_LINES);
            FaultBook.note(
                    "S5",
                    "the log exported to a disk with less room",
                    words,
                    Duration.ofNanos(System.nanoTime() - begin));
            assertThat(words).contains("no space is left on the disk");
            assertThat(Files.readString(file)).isEqualTo("before");
            try (Stream<Path> files = Files.list(disk.folder())) {
                assertThat(files).containsExactly(file);
            }
            String stopped = failure(disk.folder(), MessageFormat.PAYLOADS);
            try (Stream<Path> files = Files.list(disk.folder())) {
                long whole = files.filter(each -> !each.equals(file))
                        .filter(each -> each.toFile().length() == 100_000)
                        .count();
                assertThat(stopped)
                        .isEqualTo("Saved " + whole + " payloads to disk, then stopped: no space is left on the disk");
            }
            try (Stream<Path> files = Files.list(disk.folder())) {
                assertThat(files.filter(each -> each.toFile().length() != 100_000))
                        .containsExactly(file);
            }
        }
    }

    private String failure(Path target, MessageFormat format) {
        StoreException failure =
                catchThrowableOfType(StoreException.class, () -> export(target, format, all(), patient()));
        return Messages.forLocale(Locale.ENGLISH).get(failure.text());
    }

    private long[] all() {
        return session.model()
                .read(model ->
                        LongStream.range(model.log().first(), model.log().end()).toArray());
    }

    private Exported export(Path target, MessageFormat format, long[] numbers, Job.Control control)
            throws StoreException {
        return new LogExport(session.model(), List.of(), numbers).write(target, format, control);
    }

    private void feed(int count) {
        IntStream.range(0, count).forEach(i -> connection.feed("m" + i, "payload-" + i));
        FakeConnection.settle(session);
    }
}
