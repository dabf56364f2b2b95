package io.topiary.core.history;

/**
 * What became of the messages received that a session gave its recorder, as of one moment.
 *
 * @param recorded messages that are in the file for good
 * @param shed messages that the recorder could not keep up with, or could not write
 * @param depth messages on their way into the file
 */
public record RecordingCounts(long recorded, long shed, long depth) {

    /** Nothing has been recorded. */
    public static final RecordingCounts NONE = new RecordingCounts(0, 0, 0);

    /** Both together. */
    public RecordingCounts plus(RecordingCounts other) {
        return new RecordingCounts(recorded + other.recorded, shed + other.shed, depth + other.depth);
    }
}
