package io.topiary.core.history;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much of a recording is kept; what goes beyond is pruned, the oldest first.
 *
 * @param bytes most bytes in use in the file, 0 for no limit
 * @param age greatest age of a message, or null for no limit
 */
public record RecordingBudget(long bytes, @Nullable Duration age) {

    private static final long GIBIBYTE = 1L << 30;

    /** 1 GiB, whatever its age. */
    public static final RecordingBudget DEFAULT = new RecordingBudget(GIBIBYTE, null);

    /** Everything is kept. */
    public static final RecordingBudget UNLIMITED = new RecordingBudget(0, null);

    /** @throws IllegalArgumentException if {@code bytes} is negative */
    public RecordingBudget {
        if (bytes < 0) {
            throw new IllegalArgumentException("negative: " + bytes);
        }
    }
}
