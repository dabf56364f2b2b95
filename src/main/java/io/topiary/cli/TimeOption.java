package io.topiary.cli;

import io.topiary.core.history.PointInTime;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The options {@code --since} and {@code --until} of commands that look into a recording. */
final class TimeOption {

    private TimeOption() {}

    /**
     * What {@code --since} says, in microseconds since 1970-01-01T00:00:00Z; {@code open} if it was not given.
     *
     * @throws CliException if it is no time
     */
    static long since(@Nullable String text, Instant now, long open) {
        return micros("--since", text, now, false, open);
    }

    /** As {@link #since}, for {@code --until}: a day is meant to its end. */
    static long until(@Nullable String text, Instant now, long open) {
        return micros("--until", text, now, true, open);
    }

    private static long micros(String option, @Nullable String text, Instant now, boolean end, long open) {
        return text == null
                ? open
                : new PointInTime(now, ZoneId.systemDefault())
                        .micros(text, end)
                        .orElseThrow(() -> CliException.usage("cli.usage.time", option, text));
    }
}
