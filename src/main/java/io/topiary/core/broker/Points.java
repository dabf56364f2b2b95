package io.topiary.core.broker;

/**
 * A course of values over time.
 *
 * @param micros when, in microseconds since 1970-01-01T00:00:00Z, never decreasing
 * @param values what, as many as there are times; NaN where the course is interrupted
 */
public record Points(long[] micros, double[] values) {

    /** The newest value, NaN if there is none. */
    public double last() {
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }
}
