package io.topiary.core.compare;

import io.topiary.core.history.RecordingException;
import io.topiary.core.work.Job;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where a comparison gets the topics from, with what either side knows of them. For one comparison, on one thread. */
public interface Pairs extends AutoCloseable {

    /**
     * Hands over each topic that may differ, once.
     *
     * @param topics which ones
     * @param likeness when two messages are the same
     * @param taker gets them
     * @param control told how far it is; when cancelled, the rest is left out
     * @throws RecordingException if a recording can't be read
     */
    void each(Predicate<String> topics, Likeness likeness, Taker taker, Job.Control control) throws RecordingException;

    @Override
    void close();

    /** Gets topics. */
    @FunctionalInterface
    interface Taker {

        /**
         * Takes a topic.
         *
         * @param left what the left side knows, null if it never heard of it
         * @param right what the right side knows, null if it never heard of it
         * @param between how many messages came on it between two instants, 0 if nobody knows
         */
        void take(String topic, @Nullable Reading left, @Nullable Reading right, long between);
    }
}
