package io.topiary.core.publish.run;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.publish.EncodeException;
import org.jspecify.annotations.Nullable;

/** Where a run gets its messages from. Used by one thread; may block for a moment. */
public interface RunSource extends AutoCloseable {

    /**
     * The next message.
     *
     * @param elapsedNanos how long the run takes already
     * @return null after the last
     * @throws EncodeException if it can't be made
     */
    @Nullable
    PublishRequest next(long elapsedNanos) throws EncodeException;

    /** The share that is done, 0 to 1; negative if it has no end. Any thread. */
    double share();

    /**
     * Whether the run goes on when one message can't be made.
     *
     * @param paced whether there is time between two messages, in which what is wrong may pass
     */
    boolean passesOver(boolean paced);

    /** Lets go of what it reads. */
    @Override
    void close();
}
