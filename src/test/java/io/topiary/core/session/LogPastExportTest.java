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
import io.topiary.core.session.LogExport.Past;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.testing.FakeConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of what is shown, recorded messages before those in memory. */
class LogPastExportTest {

    private static final int KEPT = 100;

    private final FakeConnection connection = new FakeConnection();
    private final Session session =
            connection.session(new SessionLimits(IntakeLimits.forKeepAlive(60), 1_000, KEPT, 1 << 24));

    @TempDir
    Path folder;

    private SessionRecorder recorder;

    @BeforeEach
    void record() {
        recorder = new SessionRecorder(session, folder);
    }

    @AfterEach
    void close() throws InterruptedException {
        recorder.end();
    }

    private void feed(int from, int to) {
        IntStream.range(from, to).forEach(i -> connection.feed("t" + i % 10, String.valueOf(i)));
        FakeConnection.settle(session);
        recorder.awaitWritten();
    }

    /** Does something once it is asked whether to go on. */
    private record Control(Runnable asked, boolean cancelled) implements Job.Control {

        @Override
        public void phase(Text name, long total) {}

        @Override
        public void done(long steps) {}

        @Override
        public boolean isCancelled() {
            asked.run();
            return cancelled;
        }

        @Override
        public boolean pause(long millis) {
            return true;
        }
    }

    private static Control patient() {
        return new Control(() -> {}, false);
    }

    private LogExport export(LogChoice choice) {
        return session.model().read(model -> {
            Message last = model.log().find(model.log().end() - 1);
            long[] numbers = LongStream.range(model.log().first(), model.log().end())
                    .filter(number -> choice.accepts(model.log().get(number)))
                    .toArray();
            return new LogExport(model, new Past(recorder.file(), choice, last), numbers);
        });
    }

    private List<Integer> written(Path file) throws IOException, MessageJsonException {
        MessageJsonReader reader = new MessageJsonReader();
        List<Integer> written = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            written.add(Integer.valueOf(new String(reader.read(line, 0).payload(), UTF_8)));
        }
        return written;
    }

    private static List<Integer> numbers(int from, int to, int step) {
        return IntStream.iterate(from, i -> i < to, i -> i + step).boxed().toList();
    }

    @Test
    void shown_recordedOnesFirst_eachOnce_inTheirOrder() throws StoreException, IOException, MessageJsonException {
        feed(0, 3_000);
        Path file = folder.resolve("out.jsonl");
        Exported done = export(LogChoice.ALL).write(file, MessageFormat.JSON_LINES, patient());
        assertThat(written(file)).isEqualTo(numbers(0, 3_000, 1));
        assertThat(List.of(done.messages(), done.evicted(), done.cancelled())).isEqualTo(List.of(3_000L, 0L, false));
    }

    @Test
    void shown_underAFilter_areOnlyThose() throws StoreException, IOException, MessageJsonException {
        feed(0, 3_000);
        LogChoice choice = new LogChoice(message -> message.topic().equals("t5"), false);
        Path file = folder.resolve("out.jsonl");
        export(choice).write(file, MessageFormat.JSON_LINES, patient());
        assertThat(written(file)).isEqualTo(numbers(5, 3_000, 10));
    }

    @Test
    void shown_memoryIsEvictedMeanwhile_areWhatWasMeant_andNothingThatCameLater()
            throws StoreException, IOException, MessageJsonException {
        feed(0, 3_000);
        List<Integer> more = new ArrayList<>();
        Control flood = new Control(
                () -> {
                    if (more.isEmpty()) {
                        more.add(3_000);
                        feed(3_000, 3_500);
                    }
                },
                false);
        Path file = folder.resolve("out.jsonl");
        Exported done = export(LogChoice.ALL).write(file, MessageFormat.JSON_LINES, flood);
        assertThat(written(file)).isEqualTo(numbers(0, 3_000, 1));
        assertThat(done.evicted()).isZero();
    }

    @Test
    void cancelled_inTheRecording_leavesTheFileAsItWas() throws StoreException, IOException {
        feed(0, 3_000);
        Path file = Files.writeString(folder.resolve("out.jsonl"), "before");
        Exported done = export(LogChoice.ALL).write(file, MessageFormat.JSON_LINES, new Control(() -> {}, true));
        assertThat(List.of(done.cancelled(), Files.readString(file))).isEqualTo(List.of(true, "before"));
    }

    @Test
    void recording_canNotBeRead_saysWhy_andLeavesTheFileAsItWas() throws IOException {
        feed(0, 200);
        Path file = Files.writeString(folder.resolve("out.jsonl"), "before");
        Path broken = Files.writeString(folder.resolve("broken.db"), "no database at all".repeat(100));
        LogExport export = new LogExport(session.model(), new Past(broken, LogChoice.ALL, null), new long[] {150});
        StoreException failure = catchThrowableOfType(
                StoreException.class, () -> export.write(file, MessageFormat.JSON_LINES, patient()));
        assertThat(Messages.forLocale(Locale.ENGLISH).get(failure.text()))
                .startsWith("What is recorded could not be read to its end: ")
                .contains(broken.toString());
        assertThat(Files.readString(file)).isEqualTo("before");
    }
}
