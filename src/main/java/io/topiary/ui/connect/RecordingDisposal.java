package io.topiary.ui.connect;

import io.topiary.core.profile.ConnectionProfile;

/** What becomes of the recording of a profile that is deleted. FX thread. */
public interface RecordingDisposal {

    /** What the user wants. */
    enum Answer {
        /** The profile goes, its recording stays. */
        KEEP,
        /** Both go. */
        DELETE,
        /** Nothing goes. */
        STAY
    }

    /** Asks about the recording of {@code profile}; {@link Answer#KEEP} without asking if it has none. */
    Answer ask(ConnectionProfile profile);

    /** Deletes the recording of {@code profile}; says so if that is not possible. */
    void delete(ConnectionProfile profile);
}
