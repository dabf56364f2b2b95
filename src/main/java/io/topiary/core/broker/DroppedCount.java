package io.topiary.core.broker;

import java.util.List;

/**
 * Counts the messages that a broker dropped while Topiary was subscribed: how much its counter grew between two values that
 * both came over the same link. What it dropped before, and during an outage, is not counted. Not thread-safe.
 */
public final class DroppedCount {

    private long knownMicros;
    private double known;
    private double total;

    /**
     * Takes note of what the broker tells now.
     *
     * @param outages when there was no link
     * @return how many were dropped up to now
     */
    public long note(BrokerReport report, List<Outage> outages) {
        double value = report.figure(Figure.PUBLISHES_DROPPED).orElse(Double.NaN);
        long micros = report.droppedMicros();
        if (Double.isNaN(value) || micros <= knownMicros) {
            return (long) total;
        }
        boolean sameLink =
                knownMicros > 0 && outages.stream().noneMatch(outage -> outage.liesBetween(knownMicros, micros));
        if (sameLink && value > known) {
            total += value - known;
        }
        // a counter that is lower than before begins anew: the broker was restarted
        known = value;
        knownMicros = micros;
        return (long) total;
    }
}
