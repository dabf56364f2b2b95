package io.topiary.core.retained;

/**
 * Whether a broker stores something, as it was when it was asked. Immutable.
 *
 * @param scope what was asked about
 * @param stored how many topics have a stored message: 0 or 1 for a single one
 * @param complete whether that is sure to be all
 * @param micros when it was asked, in microseconds since 1970-01-01T00:00:00Z
 */
public record RetainedTruth(RetainedScope scope, int stored, boolean complete, long micros) {}
