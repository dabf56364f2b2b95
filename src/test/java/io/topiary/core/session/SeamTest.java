package io.topiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.time.Duration;
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
    private Recorder recorder;

    @BeforeEach
    void record() {
        recorder = new Recorder(folder.resolve("p.db"), RecordingBudget.UNLIMITED);
        session.tape().start(recorder.line());
    }

    @AfterEach
    void close() throws InterruptedException {
        session.close();
        recorder.close();
        recorder.awaitEnd(20_000);
    }

    private void feed() {
        connection.feed("a", "1");
        FakeConnection.settle(session);
        await().atMost(Duration.ofSeconds(30)).until(() -> session.books().recorderDepth() == 0);
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
