package io.topiary.ui.history.compare;

import io.topiary.core.compare.InstantPairs;
import io.topiary.core.compare.Pairs;
import io.topiary.core.compare.RecordedSide;
import io.topiary.core.compare.Side;
import io.topiary.core.compare.SidePairs;
import io.topiary.core.history.RecordingException;
import io.topiary.core.session.HeldTopics;
import io.topiary.core.session.LiveSide;
import io.topiary.core.session.Session;
import io.topiary.ui.history.compare.CompareSide.Here;
import io.topiary.ui.history.compare.CompareSide.Mark;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The two sides that were chosen, and how they are best compared: two instants of this session by what was recorded between
 * them, all else topic by topic. Immutable.
 *
 * @param session of this tab
 * @param recording of this session, null while it has none
 */
record Matchup(Session session, @Nullable Path recording, CompareSide left, CompareSide right) {

    /** Whether the two sides are one session at two instants, rather than two that may never have been the same. */
    boolean isOverTime() {
        return (isOfThisSession(left) && isOfThisSession(right))
                || (left instanceof CompareSide.Recording before
                        && right instanceof CompareSide.Recording after
                        && before.file().equals(after.file()));
    }

    /**
     * Opens both sides; on a thread that may wait.
     *
     * @throws RecordingException if a recording can't be read
     */
    Pairs open() throws RecordingException {
        Path file = file(left);
        if (file != null && file.equals(file(right)) && !(left instanceof Here && right instanceof Here)) {
            return new InstantPairs(file, micros(left), micros(right));
        }
        Side opened = side(left);
        try {
            return new SidePairs(opened, side(right));
        } catch (RecordingException e) {
            opened.close();
            throw e;
        }
    }

    private Side side(CompareSide side) throws RecordingException {
        return switch (side) {
            case Here here -> new LiveSide(session.model());
            case CompareSide.Other(Session other) -> new LiveSide(other.model());
            case CompareSide.Recording(Path file, long micros) -> new RecordedSide(file, micros);
            case Mark mark ->
                switch (mark.then()) {
                    case CompareSide.Held(HeldTopics topics) -> topics.side();
                    case CompareSide.Recorded(Path file) -> new RecordedSide(file, mark.micros());
                };
        };
    }

    private static boolean isOfThisSession(CompareSide side) {
        return side instanceof Here || side instanceof Mark;
    }

    /** The recording that has {@code side} as an instant, null if none has. */
    private @Nullable Path file(CompareSide side) {
        return switch (side) {
            case Here here -> recording;
            case Mark mark -> mark.then() instanceof CompareSide.Recorded recorded ? recorded.file() : null;
            case CompareSide.Recording(Path file, long micros) -> file;
            default -> null;
        };
    }

    private static long micros(CompareSide side) {
        return switch (side) {
            case Mark mark -> mark.micros();
            case CompareSide.Recording(Path file, long micros) -> micros;
            default -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        };
    }
}
