package io.topiary.core.vitals;

/**
 * A topic that has been silent for longer than it ever should.
 *
 * @param expectedMillis how long its messages are apart at most: its period, or its longest interval if it keeps none
 * @param regular whether it keeps a period
 * @param sinceMillis how long it has been silent, time without a link not counted
 */
public record Silence(long expectedMillis, boolean regular, long sinceMillis) {

    /** How many of its periods that is. */
    public double periods() {
        return (double) sinceMillis / Math.max(1, expectedMillis);
    }
}
