package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.intake.IntakeLimits;
import io.topiary.core.mqtt.ConnectOptions;
import java.nio.file.Path;

/**
 * A session that shows a recording: every view works on it as on any other.
 *
 * @param session has no broker; refuses in words what needs one
 * @param playback moves it
 * @param file what it is read from
 */
public record RecordedSession(Session session, Playback playback, Path file) implements AutoCloseable {

    private static final int MOST_TOPICS = 2_000_000;
    private static final SessionLimits LIMITS = new SessionLimits(IntakeLimits.forKeepAlive(0), MOST_TOPICS, 1, 1);

    /**
     * The past of {@code live}, from the file that it is being recorded to. Nothing is shown yet. Takes time: not for the
     * FX thread.
     *
     * @param live what goes on; it is not touched
     * @throws RecordingException if the file can't be read
     */
    public static RecordedSession past(Session live, Path file) throws RecordingException {
        return open(live.identity(), live.options(), RecordingReader.open(file), file);
    }

    /**
     * A recording opened as a file; nothing is written to it or beside it. Shows its end. Takes time: not for the FX thread.
     *
     * @throws RecordingException if the file can't be read or is no recording
     */
    public static RecordedSession file(Path file) throws RecordingException {
        SessionIdentity identity = SessionIdentity.of(String.valueOf(file.getFileName()));
        RecordedSession recorded = open(identity, RecordedConnection.nowhere(), RecordingReader.openFile(file), file);
        recorded.playback().seekEnd();
        return recorded;
    }

    private static RecordedSession open(
            SessionIdentity identity, ConnectOptions options, RecordingReader reader, Path file) {
        Session session = new Session(identity, options, LIMITS, (wanted, listener) -> new RecordedConnection());
        return new RecordedSession(session, new Playback(session, reader, LIMITS), file);
    }

    /** Ends both; returns at once. */
    @Override
    public void close() {
        playback.close();
        session.close();
    }
}
