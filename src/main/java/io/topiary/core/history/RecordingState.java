package io.topiary.core.history;

import io.topiary.core.text.Text;

/** What a recorder does. Immutable. */
public sealed interface RecordingState {

    /** It opens the file. */
    record Opening() implements RecordingState {}

    /**
     * It records.
     *
     * @param bytes in use in the file
     */
    record Recording(long bytes) implements RecordingState {}

    /**
     * It can't record now, and goes on by itself when it can.
     *
     * @param why for the user
     */
    record Waiting(Text why) implements RecordingState {}

    /** It has ended. */
    record Closed() implements RecordingState {}
}
