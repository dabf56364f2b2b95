package io.topiary.core.history;

import io.topiary.core.message.Message;

/**
 * A topic as it was at some instant of a recording.
 *
 * @param newest the newest message that had come by then
 * @param messages how many had come by then, at least 1; also those that were pruned since
 */
public record RecordedTopic(Message newest, long messages) {}
