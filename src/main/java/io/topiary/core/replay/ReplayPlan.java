package io.topiary.core.replay;

import java.nio.file.Path;

/**
 * What is to be replayed. Immutable.
 *
 * @param file a recording, or one message a line as JSON
 * @param selection which of its messages
 * @param shape how they are published
 * @param pace how fast and how often
 */
public record ReplayPlan(Path file, ReplaySelection selection, ReplayShape shape, ReplayPace pace) {}
