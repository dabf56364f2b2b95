package io.topiary.core.history;

/**
 * Whether a connection is recorded, and how much of it is kept.
 *
 * @param on whether it is recorded
 * @param budget what of it is kept; stays as it is while nothing is recorded
 */
public record RecordingOptions(boolean on, RecordingBudget budget) {

    /** Recorded, with the usual budget. */
    public static final RecordingOptions DEFAULT = new RecordingOptions(true, RecordingBudget.DEFAULT);
}
