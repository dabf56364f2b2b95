package io.topiary.core.compare;

import io.topiary.core.history.RecordingException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of the two that are compared: topics and the newest message of each. Read once, in slices, by one thread that may
 * wait.
 */
public interface Side extends AutoCloseable {

    /** How many topics there are, roughly. */
    long size();

    /** Whether its topics may change while it is read. */
    boolean isLive();

    /**
     * The next topics, each once.
     *
     * @return at most a few thousand, possibly none; null after the last ones
     * @throws RecordingException if they can't be read
     */
    @Nullable
    List<String> nextTopics() throws RecordingException;

    /**
     * What is known of {@code topics}, those that were never heard of left out.
     *
     * @throws RecordingException if it can't be read
     */
    Map<String, Reading> read(List<String> topics) throws RecordingException;

    /**
     * Those of {@code topics} that were never heard of.
     *
     * @throws RecordingException if it can't be read
     */
    List<String> unknown(List<String> topics) throws RecordingException;

    @Override
    void close();
}
