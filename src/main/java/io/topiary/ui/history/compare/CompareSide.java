package io.topiary.ui.history.compare;

import io.topiary.core.session.HeldTopics;
import io.topiary.core.session.Session;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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
     * @param held its topics then; null if the recording has them
     */
    record Mark(char letter, long micros, @Nullable HeldTopics held) implements CompareSide {}

    /** The end of a recording in a file. */
    record Recording(Path file) implements CompareSide {}
}
