package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeamTest {

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

    private void feed() {
        connection.feed("a", "1");
        FakeConnection.settle(session);
        recorder.awaitWritten();
    }

    @Test
    void find_messageThatComesWhileMemoryIsEmpty_isNotOlderThanMemory() throws RecordingException {
        feed();
        try (RecordingReader reader = RecordingReader.open(recorder.file())) {
            Seam seam = new Seam(session.model(), this::emptyUntilOneCame, reader, reader.pages());
            assertThat(seam.find()).isEqualTo(2);
            assertThat(reader.last()).isEqualTo(2);
        }
    }

    private List<Message> emptyUntilOneCame(int most) {
        feed();
        return List.of();
    }
}
