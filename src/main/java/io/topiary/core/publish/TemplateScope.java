package io.topiary.core.publish;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a template's variables stand for, for one message.
 *
 * @param now what time it is
 * @param elapsedNanos how long the run takes already, 0 for a single message
 * @param number number of the message within its run, from 0
 * @param random where chance comes from
 * @param topics the newest payload of a topic, empty if there is none
 * @param row the columns of the table's row, null outside of a table
 */
public record TemplateScope(
        Instant now,
        long elapsedNanos,
        long number,
        RandomGenerator random,
        Function<String, Optional<byte[]>> topics,
        @Nullable Map<String, String> row) {

    /** The scope of one message that belongs to no run. */
    public static TemplateScope single(long number, Function<String, Optional<byte[]>> topics) {
        return new TemplateScope(Instant.now(), 0, number, RandomGenerator.getDefault(), topics, null);
    }
}
