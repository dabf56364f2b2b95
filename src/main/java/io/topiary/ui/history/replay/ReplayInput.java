package io.topiary.ui.history.replay;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A recording that can be replayed.
 *
 * @param label what the user calls it
 * @param file where it is
 * @param broker host and port of the broker it was recorded from, or null if nobody knows
 */
public record ReplayInput(String label, Path file, @Nullable String broker) {}
