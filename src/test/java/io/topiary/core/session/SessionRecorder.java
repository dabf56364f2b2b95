package io.topiary.core.session;

import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorder;
import io.topiary.core.history.RecordingBudget;
import java.nio.file.Path;
import java.time.Duration;

/** Records a session for as long as a test lasts. */
final class SessionRecorder {

    private final Session session;
    private final Recorder recorder;

    /** Begins to record {@code session} into {@code folder}. */
    SessionRecorder(Session session, Path folder) {
        this.session = session;
        this.recorder = new Recorder(folder.resolve("p.db"), RecordingBudget.UNLIMITED);
        session.tape().start(recorder.line());
    }

    Path file() {
        return recorder.file();
    }

    /** Waits until all that came is in the file. */
    void awaitWritten() {
        await().atMost(Duration.ofSeconds(30)).until(() -> session.books().recorderDepth() == 0);
    }

    /** Ends the session too. */
    void end() throws InterruptedException {
        session.close();
        recorder.close();
        recorder.awaitEnd(20_000);
    }
}
