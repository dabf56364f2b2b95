package io.topiary.core.publish.run;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.publish.DraftWriter;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.TemplateScope;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One draft again and again, with its variables filled in each time. */
public final class RepeatSource implements RunSource {

    /** No end. */
    public static final long ENDLESS = 0;

    private final DraftWriter writer;
    private final long count;
    private final Function<String, Optional<byte[]>> topics;
    private volatile long made;
    private @Nullable PublishRequest constant;

    /**
     * @param count how often, or {@link #ENDLESS}
     * @param topics the newest payload of a topic, empty if there is none
     */
    public RepeatSource(DraftWriter writer, long count, Function<String, Optional<byte[]>> topics) {
        this.writer = writer;
        this.count = count;
        this.topics = topics;
    }

    @Override
    public @Nullable PublishRequest next(long elapsedNanos) throws EncodeException {
        long number = made;
        if (count != ENDLESS && number >= count) {
            return null;
        }
        PublishRequest request = constant;
        if (request == null) {
            request = writer.write(
                    new TemplateScope(Instant.now(), elapsedNanos, number, RandomGenerator.getDefault(), topics, null));
            constant = writer.isConstant() ? request : null;
        }
        made = number + 1;
        return request;
    }

    @Override
    public double share() {
        return count == ENDLESS ? -1 : (double) made / count;
    }

    @Override
    public boolean passesOver(boolean paced) {
        return paced;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
