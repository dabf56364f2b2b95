package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.core.session.PayloadStream.Shape;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many payloads saved, and payloads written as they come: every byte of every one. */
class PayloadSavingTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(1);

    @AfterEach
    void close() {
        session.close();
        workers.close();
    }

    @Test
    void messages_ofATopic_areAllSaved(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 5_000; i++) {
            connection.feed(i % 2 == 0 ? "a/b" : "other", String.valueOf(i));
        }
        FakeConnection.settle(session);
        PayloadSaving.Saved saved =
                saved(control -> new PayloadSaving(session.model()).messages("a/b", folder, control));
        assertThat(saved.count()).isEqualTo(2_500);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.mapToInt(PayloadSavingTest::number).sum()).isEqualTo(2_500 * 2_499);
        }
    }

    @Test
    void cancelled_keepsWhatIsSaved_andTellsHowMuch(@TempDir Path folder) throws Exception {
        for (int i = 0; i < 20; i++) {
            connection.feed("a", "x");
        }
        FakeConnection.settle(session);
        PayloadSaving saving = new PayloadSaving(session.model());
        LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        Job<PayloadSaving.Saved> job = Job.start(
                tasks::add,
                Text.of("payload.save.phase"),
                control -> saving.messages("a", folder, new StopsAt(5, saving, control)));
        tasks.remove().run();
        assertThat(List.of(job.result().get().count(), files(folder))).isEqualTo(List.of(5, 5L));
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    /** A user who cancels after so many files. */
    private record StopsAt(int files, PayloadSaving saving, Job.Control control) implements Job.Control {

        @Override
        public void phase(Text name, long total) {
            control.phase(name, total);
        }

        @Override
        public void done(long steps) {
            control.done(steps);
        }

        @Override
        public boolean isCancelled() {
            return saving.saved().count() >= files;
        }

        @Override
        public boolean pause(long millis) {
            return control.pause(millis);
        }
    }

    private static PayloadSaving.Saved saved(Job.Work<PayloadSaving.Saved> work) throws Exception {
        return Job.start(Runnable::run, Text.of("payload.save.phase"), work)
                .result()
                .get();
    }

    private static int number(Path file) {
        try {
            return Integer.parseInt(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void subtree_newestOfEachTopicBelow_isSaved(@TempDir Path folder) throws Exception {
        List.of("a", "a/b", "a/b/c", "ab", "a/b").forEach(topic -> connection.feed(topic, topic + "!"));
        FakeConnection.settle(session);
        PayloadSaving.Saved saved = saved(control -> new PayloadSaving(session.model()).subtree("a", folder, control));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("a.txt", "a_b.txt", "a_b_c.txt");
        }
        assertThat(saved).isEqualTo(new PayloadSaving.Saved(3, 12));
    }

    @Test
    void messages_folderIsGone_saysHowManyWereSaved(@TempDir Path folder) {
        connection.feed("a", "x");
        FakeConnection.settle(session);
        Job<PayloadSaving.Saved> job = Job.start(
                Runnable::run,
                Text.of("payload.save.phase"),
                control -> new PayloadSaving(session.model()).messages("a", folder.resolve("gone"), control));
        Throwable failure = job.result().exceptionNow();
        String words = failure instanceof StoreException known
                ? Messages.forLocale(Locale.ENGLISH).get(known.text())
                : "";
        assertThat(words).startsWith("Saved 0 payloads to gone, then stopped: ");
    }

    @Test
    void stream_everyPayloadFromNowOn_isAppendedExactly(@TempDir Path folder) throws Exception {
        connection.feed("a", "before");
        FakeConnection.settle(session);
        Path file = folder.resolve("a.txt");
        PayloadStream stream = new PayloadStream(session, "a", file, Shape.LINES, workers, changed -> {});
        for (int i = 0; i < 1_000; i++) {
            connection.feed("a", "n" + i);
            connection.feed("b", "other");
        }
        FakeConnection.settle(session);
        stream.close();
        await().until(() -> stream.state().ended());
        connection.feed("a", "after");
        FakeConnection.settle(session);
        List<String> lines = Files.readAllLines(file);
        assertThat(List.of(lines.size(), lines.getFirst(), lines.getLast())).isEqualTo(List.of(1_000, "n0", "n999"));
        assertThat(stream.state().messages()).isEqualTo(1_000);
    }

    @Test
    void stream_raw_isByteForByte(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.bin");
        PayloadStream stream = new PayloadStream(session, "a", file, Shape.RAW, workers, changed -> {});
        connection.feed("a", new byte[] {0, '\n', (byte) 0xFF}, Qos.AT_MOST_ONCE, false);
        connection.feed("a", new byte[] {1}, Qos.AT_MOST_ONCE, false);
        FakeConnection.settle(session);
        stream.close();
        await().until(() -> stream.state().ended());
        assertThat(Files.readAllBytes(file)).containsExactly(0, '\n', 0xFF, 1);
    }

    @Test
    void stream_fileCantBeWritten_endsInWords(@TempDir Path folder) {
        PayloadStream stream =
                new PayloadStream(session, "a", folder.resolve("gone").resolve("a"), Shape.RAW, workers, changed -> {});
        connection.feed("a", "x");
        FakeConnection.settle(session);
        await().until(() -> stream.state().ended());
        assertThat(Messages.forLocale(Locale.ENGLISH)
                        .get(Objects.requireNonNull(stream.state().failure())))
                .startsWith("Stopped writing payloads to a: ");
    }
}
