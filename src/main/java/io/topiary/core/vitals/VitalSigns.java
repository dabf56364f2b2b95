package io.topiary.core.vitals;

import java.util.List;

/**
 * How regularly messages came on one topic, as of one moment. Retained messages of a subscription do not count: they say
 * when somebody subscribed, not when the device spoke. Immutable.
 *
 * @param perSecond messages a second now, 0 if none came for long
 * @param medianMillis median of the intervals between messages, in milliseconds; 0 as long as there are too few
 * @param p95Millis 95th percentile of the intervals, in milliseconds; 0 as long as there are too few
 * @param periodMillis the period that the topic keeps, in milliseconds; 0 if it keeps none, or not yet
 * @param silent whether the topic has been silent for more than three of its periods, or of its longest intervals if it
 *     keeps none; never while the link is down
 * @param lastMinute messages in each of the last 60 seconds that have ended, the oldest first; empty if nothing is known
 */
public record VitalSigns(
        double perSecond,
        long medianMillis,
        long p95Millis,
        long periodMillis,
        boolean silent,
        List<Integer> lastMinute) {

    /** Nothing is known: fewer than two messages came. */
    public static final VitalSigns NONE = new VitalSigns(0, 0, 0, 0, false, List.of());

    public VitalSigns {
        lastMinute = List.copyOf(lastMinute);
    }
}
