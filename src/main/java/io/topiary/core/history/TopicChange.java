package io.topiary.core.history;

/**
 * What happened on a topic between two instants. Immutable.
 *
 * @param before number of its newest message at the first instant, 0 if there was none or it was pruned
 * @param after number of its newest message at the second instant
 * @param messages how many messages came between the two, at least 1
 */
public record TopicChange(String topic, long before, long after, long messages) {}
