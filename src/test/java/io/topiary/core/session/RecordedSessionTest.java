package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingLine;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedSessionTest {

    private static final int MESSAGES = 2_000;
    private static final int PAGE = 4_096;
    /** Where SQLite keeps the version of the schema (https://sqlite.org/fileformat.html, section 1.3). */
    private static final int VERSION_AT = 60;

    private static final int APPLICATION_AT = 68;

    @TempDir
    Path folder;

    @Test
    void file_ofAKilledRecorder_isReadWithItsLog_andNothingIsWrittenBesideIt() throws Exception {
        Recorder recorder = new Recorder(folder.resolve("r.db"), RecordingBudget.UNLIMITED);
        fill(recorder);
        Path killed = Files.createDirectory(folder.resolve("killed"));
        Files.copy(folder.resolve("r.db"), killed.resolve("r.db"));
        Files.copy(folder.resolve("r.db-wal"), killed.resolve("r.db-wal"));
        try (RecordedSession session = RecordedSession.file(killed.resolve("r.db"))) {
            await().until(() -> session.playback().state().shown());
            assertThat(session.session().books().inTree()).isEqualTo(MESSAGES);
        }
        try (Stream<Path> files = Files.list(killed)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("r.db", "r.db-wal");
        }
        end(recorder);
    }

    @Test
    void past_ofARecordingThatGrows_reachesWhatCame() throws Exception {
        Recorder recorder = new Recorder(folder.resolve("r.db"), RecordingBudget.UNLIMITED);
        RecordingLine line = fill(recorder);
        Session live = new FakeConnection().session();
        try (live;
                RecordedSession past = RecordedSession.past(live, folder.resolve("r.db"))) {
            past.playback().seekEnd();
            await().until(() -> past.playback().state().message() == MESSAGES + 1);
            line.record(List.of(message(MESSAGES)));
            await().until(() -> line.counts().depth() == 0);
            past.playback().look();
            await().until(() -> past.playback().state().span().lastMessage() == MESSAGES + 1);
            assertThat(past.session().books().inTree()).isEqualTo(MESSAGES);
        }
        end(recorder);
    }

    @Test
    void file_ofANewerTopiary_isRefusedInWords() throws Exception {
        refused("R21", "a recording of a newer version", patched(VERSION_AT, 99), "recording.newer");
    }

    @Test
    void file_ofAnotherProgram_isRefusedInWords() throws Exception {
        refused("R22", "an SQLite file of another program", patched(APPLICATION_AT, 7), "recording.foreign");
    }

    @Test
    void file_thatIsNotThere_isRefusedInWords() {
        refused("R23", "a recording that is not there", folder.resolve("none.db"), "recording.none");
    }

    @Test
    void file_cutAtAnyPage_isShownOrRefusedInWords() throws Exception {
        Path whole = recorded();
        byte[] bytes = Files.readAllBytes(whole);
        String words = "";
        long start = System.nanoTime();
        refused("R25", "an empty file", Files.createFile(folder.resolve("blank.db")), "recording.blank");
        for (int size = PAGE; size < bytes.length; size += PAGE) {
            Path cut = folder.resolve("cut-" + size + ".db");
            Files.write(cut, Arrays.copyOf(bytes, size));
            try (RecordedSession session = RecordedSession.file(cut)) {
                Playback playback = session.playback();
                await().until(() -> playback.state().shown() || playback.state().problem() != null);
                Text problem = playback.state().problem();
                words = problem == null
                        ? words
                        : Messages.forLocale(Locale.ENGLISH).get(problem);
            } catch (RecordingException e) {
                words = Messages.forLocale(Locale.ENGLISH).get(e.text());
            }
        }
        FaultBook.note(
                "R24", "a recording cut at each page of 4 KiB", words, Duration.ofNanos(System.nanoTime() - start));
        assertThat(words).contains("can not be read: the file is damaged");
    }

    private void refused(String row, String stimulus, Path file, String key) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> RecordedSession.file(file)).isInstanceOfSatisfying(RecordingException.class, e -> {
            assertThat(e.text().key()).isEqualTo(key);
            FaultBook.note(
                    row,
                    stimulus,
                    Messages.forLocale(Locale.ENGLISH).get(e.text()),
                    Duration.ofNanos(System.nanoTime() - start));
        });
    }

    private Path patched(int at, int value) throws Exception {
        Path file = recorded();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(4).putInt(value).flip(), at);
        }
        return file;
    }

    private Path recorded() throws Exception {
        Recorder recorder = new Recorder(folder.resolve("r.db"), RecordingBudget.UNLIMITED);
        fill(recorder);
        end(recorder);
        return folder.resolve("r.db");
    }

    private static void end(Recorder recorder) throws InterruptedException {
        recorder.close();
        recorder.awaitEnd(30_000);
    }

    private static RecordingLine fill(Recorder recorder) {
        RecordingLine line = recorder.line();
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            messages.add(message(i));
        }
        line.record(messages);
        await().until(() -> line.counts().depth() == 0);
        return line;
    }

    private static Message message(int number) {
        return new Message(
                number,
                1_700_000_000_000_000L + number * 1_000L,
                0,
                "a/" + number % 50,
                new byte[40],
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
