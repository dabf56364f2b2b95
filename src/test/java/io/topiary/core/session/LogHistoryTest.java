package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogHistoryTest {

    @TempDir
    Path folder;

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private SessionRecorder recorder;

    @BeforeEach
    void record() {
        recorder = new SessionRecorder(session, folder);
    }

    @AfterEach
    void close() throws InterruptedException {
        recorder.end();
    }

    @Test
    void read_beforeAnythingIsRecorded_hasNothingOlderThanMemory() {
        try (LogHistory history = new LogHistory(session, LogChoice.ALL, () -> Optional.of(recorder.file()))) {
            // not before the recorder has made the file
            await().until(() -> read(history).problem() == null);
            assertThat(read(history).older()).isZero();
            connection.feed("a", "1");
            FakeConnection.settle(session);
            recorder.awaitWritten();
            assertThat(read(history).older()).isZero();
        }
    }

    private static LogHistory.Part read(LogHistory history) {
        return history.read(new LogHistory.Wish(0, -1, 10, 0)).orElseThrow();
    }
}
