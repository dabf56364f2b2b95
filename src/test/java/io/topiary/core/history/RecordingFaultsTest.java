package io.topiary.core.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.text.Messages;
import io.topiary.testing.FaultBook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the recorder makes of files, disks and messages as bad as they come. */
class RecordingFaultsTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 4_096;
    private static final long T0 = 1_700_000_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void record_intoAFileTruncatedAtAnyPage_setsItAsideAndGoesOn() throws Exception {
        byte[] whole = smallRecording();
        long start = System.nanoTime();
        for (int size = PAGE; size < whole.length; size += PAGE) {
            assertSetAside("truncated at " + size, Arrays.copyOf(whole, size));
        }
        noteDamage("recording truncated at each 4 KiB boundary", start);
    }

    @Test
    void record_intoAFileWithAnyPageDestroyed_setsItAsideAndGoesOn() throws Exception {
        byte[] whole = smallRecording();
        Random random = new Random(7);
        long start = System.nanoTime();
        for (int at = 0; at < whole.length; at += PAGE) {
            byte[] damaged = whole.clone();
            byte[] garbage = new byte[PAGE];
            random.nextBytes(garbage);
            System.arraycopy(garbage, 0, damaged, at, PAGE);
            assertSetAside("page at " + at + " destroyed", damaged);
        }
        noteDamage("recording with one 4 KiB page overwritten, each in turn", start);
    }

    @Test
    void record_intoAnEmptyFile_takesItAsItIs() throws Exception {
        Path file = Files.createFile(folder.resolve("empty.db"));
        Recorder recorder = record(file, messages(0, 3));
        assertThat(recorder.damaged()).isEmpty();
        assertThat(RecordedMessages.in(file)).hasSize(3);
    }

    @Test
    void record_intoAFileWithOtherTables_setsItAside() throws Exception {
        Path file = folder.resolve("odd.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE message (id INTEGER PRIMARY KEY)");
            statement.execute("PRAGMA application_id = " + RecordingSchema.APPLICATION);
            statement.execute("PRAGMA user_version = 1");
        }
        Recorder recorder = record(file, messages(0, 3));
        assertThat(recorder.damaged()).isPresent();
        assertThat(RecordedMessages.in(file)).hasSize(3);
    }

    @Test
    void record_whileTheDiskIsNearlyFull_waitsInWordsAndGoesOnByItself() throws Exception {
        AtomicBoolean room = new AtomicBoolean();
        DiskGuard guard = new DiskGuard(file -> room.get() ? Long.MAX_VALUE : DiskGuard.LEAST_FREE - 1);
        Path file = folder.resolve("p.db");
        long start = System.nanoTime();
        Recorder recorder =
                new Recorder(file, RecordingBudget.DEFAULT, new Recorder.Surroundings(guard, null, () -> {}));
        RecordingLine line = recorder.line();
        String words = waitingWords(recorder);
        FaultBook.note("S10", "499 MiB free on the disk", words, since(start));
        assertThat(words).contains("500 MB", file.toString(), "goes on by itself");
        line.record(messages(0, 5));
        await().atMost(PATIENCE).until(() -> line.counts().shed() == 5);
        room.set(true);
        await().atMost(PATIENCE).until(() -> recorder.state() instanceof RecordingState.Recording);
        line.record(messages(5, 5));
        end(recorder);
        assertThat(line.counts()).isEqualTo(new RecordingCounts(5, 5, 0));
        assertThat(RecordedMessages.in(file)).hasSize(5);
    }

    @Test
    void record_aFolderInThePlaceOfTheFile_waitsInWords() throws Exception {
        Path file = Files.createDirectories(folder.resolve("p.db"));
        long start = System.nanoTime();
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        String words = waitingWords(recorder);
        FaultBook.note("S4", "a folder where the recording would be", words, since(start));
        assertThat(words).contains(file.toString(), "it is a folder", "tries again by itself");
        end(recorder);
    }

    @Test
    void record_intoAForeignDatabase_leavesItAlone() throws Exception {
        Path file = folder.resolve("p.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE family (name TEXT)");
        }
        byte[] before = Files.readAllBytes(file);
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        String words = waitingWords(recorder);
        end(recorder);
        assertThat(words).contains("is no recording of Topiary");
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void record_withTheClockSetBack_keepsTheOrderOfArrival() throws Exception {
        Path file = folder.resolve("p.db");
        List<Message> messages = new ArrayList<>(messages(0, 100));
        long dayBack = Duration.ofDays(1).toNanos() / 1_000;
        LongStream.range(100, 200).forEach(i -> messages.add(message(i, T0 + i - dayBack, "t", bytes("m" + i))));
        LongStream.range(200, 300).forEach(i -> messages.add(message(i, -T0 + i, "t", bytes("m" + i))));
        record(file, messages);
        assertThat(RecordedMessages.in(file))
                .extracting(message -> new String(message.payload(), UTF_8))
                .containsExactlyElementsOf(
                        LongStream.range(0, 300).mapToObj(i -> "m" + i).toList());
        FaultBook.note(
                "S9",
                "clock a day back, then before 1970, while recording",
                "(nothing is shown: the recording keeps the order of arrival, and the time each message was given)",
                Duration.ZERO);
    }

    @Test
    void record_hugePayloadAndLongTopic_byteForByte() throws Exception {
        Path file = folder.resolve("p.db");
        byte[] huge = new byte[256 << 20];
        huge[0] = 1;
        huge[huge.length - 1] = 2;
        String topic = "x/".repeat(32_767) + "y";
        Recorder recorder = record(file, List.of(message(0, T0, topic, bytes("long")), message(1, T0, "huge", huge)));
        assertThat(recorder.damaged()).isEmpty();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT length(payload), hex(substr(payload, 1, 1)), hex(substr(payload, -1)),"
                                + " length(name) FROM message JOIN topic ON topic.id = topic ORDER BY message.id")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(4)).isEqualTo(65_535);
            assertThat(rows.next()).isTrue();
            assertThat(List.of(rows.getString(1), rows.getString(2), rows.getString(3)))
                    .containsExactly(String.valueOf(256 << 20), "01", "02");
        }
        FaultBook.note(
                "P3", "256 MiB payload, 65,535-byte topic, recorded", "(nothing is shown: recorded)", Duration.ZERO);
    }

    @Test
    void prune_largeMessages_keepsWhatTheBudgetAllows() throws Exception {
        Path file = folder.resolve("p.db");
        Recorder recorder = new Recorder(file, new RecordingBudget(20L << 20, null));
        RecordingLine line = recorder.line();
        line.record(LongStream.range(0, 40)
                .mapToObj(i -> message(i, T0 + i, "large", new byte[1 << 20]))
                .toList());
        await().atMost(PATIENCE).until(() -> recorder.pruned() >= 20);
        end(recorder);
        List<Message> kept = RecordedMessages.in(file);
        assertThat(kept).hasSizeBetween(12, 20);
        assertThat(kept.getLast().sequence()).isEqualTo(40);
    }

    @Test
    void prune_byAge_takesOutWhatIsOlderAndNoMore() throws Exception {
        Path file = folder.resolve("p.db");
        long now = System.currentTimeMillis() * 1_000;
        long hour = Duration.ofHours(1).toNanos() / 1_000;
        Recorder recorder = new Recorder(file, new RecordingBudget(0, Duration.ofDays(1)));
        RecordingLine line = recorder.line();
        line.record(LongStream.range(0, 48)
                .mapToObj(i -> message(i, now - (48 - i) * hour + hour / 2, "t", bytes("m" + i)))
                .toList());
        await().atMost(PATIENCE).until(() -> recorder.pruned() == 24);
        end(recorder);
        assertThat(RecordedMessages.in(file)).hasSize(24);
    }

    private void assertSetAside(String what, byte[] damaged) throws Exception {
        Path file = folder.resolve("damaged.db");
        Files.write(file, damaged);
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> recorder.damaged().isPresent());
        recorder.line().record(messages(0, 3));
        end(recorder);
        assertThat(RecordedMessages.in(file)).as(what).hasSize(3);
        Path aside = recorder.damaged().orElseThrow();
        assertThat(Files.size(aside)).as(what).isPositive();
        Files.delete(aside);
        Files.delete(file);
    }

    private void noteDamage(String stimulus, long start) {
        String words = ENGLISH.get("app.banner.recordingDamaged") + ". "
                + ENGLISH.get("app.banner.recordingDamaged.text", folder.resolve("damaged.db.corrupt-<UTC>"));
        FaultBook.note("R1", stimulus, words, since(start));
    }

    /** A recording of some pages, as bytes. */
    private byte[] smallRecording() throws Exception {
        Path file = folder.resolve("whole.db");
        record(file, messages(0, 400));
        return Files.readAllBytes(file);
    }

    private static Recorder record(Path file, List<Message> messages) throws Exception {
        Recorder recorder = new Recorder(file, RecordingBudget.DEFAULT);
        RecordingLine line = recorder.line();
        line.record(messages);
        await().atMost(PATIENCE).until(() -> line.counts().depth() == 0);
        end(recorder);
        return recorder;
    }

    private static String waitingWords(Recorder recorder) {
        await().atMost(PATIENCE).until(() -> recorder.state() instanceof RecordingState.Waiting);
        return ENGLISH.get(((RecordingState.Waiting) recorder.state()).why());
    }

    private static void end(Recorder recorder) throws InterruptedException {
        recorder.close();
        recorder.awaitEnd(PATIENCE.toMillis());
        assertThat(recorder.state()).isInstanceOf(RecordingState.Closed.class);
    }

    private static List<Message> messages(int from, int count) {
        return LongStream.range(from, from + count)
                .mapToObj(i -> message(i, T0 + i, "t/" + i % 20, bytes("m" + i)))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static Message message(long sequence, long micros, String topic, byte[] payload) {
        return new Message(
                sequence,
                micros,
                micros,
                topic,
                payload,
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
