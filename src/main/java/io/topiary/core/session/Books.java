package io.topiary.core.session;

/**
 * What became of every message received, as of one moment.
 *
 * @param received messages that came from the network
 * @param inTree messages that became the value of a topic
 * @param cleared those of them whose topics were cleared since: they are not counted in the tree any more
 * @param leftOut messages that are not in the tree: excluded, muted, beyond the topic limit, or impossible to apply
 * @param excluded those of them on topics that the user left out on purpose
 * @param skipped messages given up because the intake was full
 * @param skippedAcked those of them with QoS 1 or 2
 * @param muted those left out because a rule mutes them; rules keep them out of the recording too
 * @param intakeDepth messages on their way into the model
 * @param recorded messages written to the recording since it started
 * @param shed messages that the recorder could not keep up with, or could not write
 * @param unrecorded messages that came while nothing was recorded, but for those skipped, muted or excluded
 * @param recorderDepth messages on their way into the recording
 * @param topics topics in the tree
 * @param inMemory messages in the log
 * @param evicted messages that were in the log and had to make room
 */
public record Books(
        long received,
        long inTree,
        long cleared,
        long leftOut,
        long excluded,
        long skipped,
        long skippedAcked,
        long muted,
        long intakeDepth,
        long recorded,
        long shed,
        long unrecorded,
        long recorderDepth,
        int topics,
        int inMemory,
        long evicted) {

    private static final int FAR_BEHIND = 8_192;

    /** Whether more is on its way into the model than it takes in within a moment. */
    public boolean isBehind() {
        return intakeDepth > FAR_BEHIND;
    }

    /** Messages that are not in the tree although the user wants them there. */
    public long lost() {
        return leftOut - excluded - muted;
    }

    /** Whether every message received is accounted for, in the model and in the recording. */
    public boolean balanced() {
        return received == inTree + leftOut + skipped + intakeDepth && received == forRecorder() + unrecorded;
    }

    private long forRecorder() {
        return recorded + shed + recorderDepth + skipped + muted + excluded + intakeDepth;
    }
}
