package io.topiary.core.history;

/** What became of the messages received that one session gave a recorder. Thread-safe. */
final class RecordingTally {

    private long offered;
    private long recorded;
    private long shed;

    synchronized void offered(long messages) {
        offered += messages;
    }

    synchronized void recorded(long messages) {
        recorded += messages;
    }

    synchronized void shed(long messages) {
        shed += messages;
    }

    synchronized RecordingCounts counts() {
        return new RecordingCounts(recorded, shed, offered - recorded - shed);
    }
}
