package io.topiary.core.retained;

import io.topiary.core.work.Job;
import java.util.Optional;

/** Something done to stored messages, topic by topic, that can be gone on with and perhaps undone. One thread at a time. */
public interface RetainedTask extends AutoCloseable {

    /**
     * Does it, or goes on with what is left. Blocks.
     *
     * @return what became of all topics so far
     * @throws RetainedException if nothing could be done this time
     */
    RetainedResult run(Job.Control control) throws RetainedException;

    /** What undoes it, {@code result} being that of the last run; empty if nothing can be undone. */
    Optional<RetainedTask> undo(RetainedResult result);

    /** Lets go of its file, which stays. */
    @Override
    void close();
}
