package io.topiary.ui.connect;

/** Asks what is to become of changes that are not saved. */
@FunctionalInterface
public interface UnsavedQuestion {

    /** What the user wants. */
    enum Answer {
        SAVE,
        DISCARD,
        STAY
    }

    /** Asks about the changes to the profile {@code name}, which may be empty. */
    Answer ask(String name);
}
