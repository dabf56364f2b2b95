package io.topiary.ui.history.compare;

import io.topiary.core.session.HeldTopics;
import io.topiary.core.session.Session;
import java.nio.file.Path;

/** What can be chosen as one of the two sides. Immutable. */
sealed interface CompareSide {

    /** The session of this tab as it is then. */
    record Here() implements CompareSide {}

    /** The session of another tab as it is then. */
    record Other(Session session) implements CompareSide {}

    /**
     * The session of this tab as it was when somebody marked that instant.
     *
     * @param letter {@code A} or {@code B}
     * @param micros when, in microseconds since 1970-01-01T00:00:00Z
     * @param then where its topics of then are
     */
    record Mark(char letter, long micros, Then then) implements CompareSide {}

    /** Where the topics of a mark are. */
    sealed interface Then {}

    /** In memory. */
    record Held(HeldTopics topics) implements Then {}

    /** In the recording. */
    record Recorded(Path file) implements Then {}

    /**
     * A recording in a file at some instant.
     *
     * @param micros when, in microseconds since 1970-01-01T00:00:00Z; {@link Long#MAX_VALUE} for its end
     */
    record Recording(Path file, long micros) implements CompareSide {

        /** Whether its end is meant. */
        boolean isEnd() {
            return micros == Long.MAX_VALUE;
        }
    }
}
