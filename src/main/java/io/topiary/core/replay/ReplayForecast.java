package io.topiary.core.replay;

import java.util.List;

/**
 * What a replay would do, found out without publishing anything. Immutable.
 *
 * @param read messages that were looked at, and lines that were none, in one round
 * @param leftOut not wanted
 * @param unpublishable can't be published, and why
 * @param publishable would be published
 * @param retained so many of these the broker would be asked to store
 * @param bytes their payloads
 * @param topics how many topics they are on
 * @param allTopics whether that is all, rather than where counting was given up
 * @param unchanged so many of them keep their topic although topics are to be rewritten
 * @param examples the first topics
 * @param firstMicros when the oldest one was recorded, in microseconds since 1970-01-01T00:00:00Z; 0 if there is none
 * @param lastMicros when the newest one was recorded, in the same measure
 * @param nanos how long a round takes at the plan's speed, pauses shortened; 0 without distances to keep
 * @param complete whether it went to the end, rather than being cancelled
 */
public record ReplayForecast(
        long read,
        long leftOut,
        List<ReplayReason> unpublishable,
        long publishable,
        long retained,
        long bytes,
        long topics,
        boolean allTopics,
        long unchanged,
        List<Example> examples,
        long firstMicros,
        long lastMicros,
        long nanos,
        boolean complete) {

    public ReplayForecast {
        unpublishable = List.copyOf(unpublishable);
        examples = List.copyOf(examples);
    }

    /** A topic, as recorded and as it would be published to. */
    public record Example(String recorded, String published) {}
}
