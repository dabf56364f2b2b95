package io.topiary.core.retained;

import java.util.List;

/**
 * What a broker stores, as it was learnt at one moment. Immutable.
 *
 * @param scope which topics were asked for
 * @param topics those with a stored message that the filter accepts, in the order of their names
 * @param stored how many have a stored message, whatever the filter says
 * @param complete whether two rounds agreed; false if the broker may have left out some
 * @param micros when it was learnt, in microseconds since 1970-01-01T00:00:00Z
 */
public record RetainedInventory(
        RetainedScope scope, List<RetainedTopic> topics, int stored, boolean complete, long micros) {

    public RetainedInventory {
        topics = List.copyOf(topics);
    }

    /** How many topics are in it. */
    public int size() {
        return topics.size();
    }

    /** Bytes of their payloads together. */
    public long bytes() {
        return topics.stream().mapToLong(RetainedTopic::bytes).sum();
    }
}
