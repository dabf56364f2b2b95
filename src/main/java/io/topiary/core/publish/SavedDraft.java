package io.topiary.core.publish;

/**
 * A draft that somebody keeps. Those of one folder that repeat make a simulated device: they are started together.
 *
 * @param folder where it is kept, empty for none; levels are divided by slashes
 * @param name what the user calls it; unique within its folder
 * @param draft the message
 * @param everyMillis time between two messages when it is repeated, 0 for as fast as they are acknowledged
 * @param times how often it is repeated, 0 without end; -1 if it is published once
 */
public record SavedDraft(String folder, String name, Draft draft, long everyMillis, long times) {

    /** It is not repeated. */
    public static final long ONCE = -1;

    /** Whether it takes part when its folder is started. */
    public boolean repeats() {
        return times != ONCE;
    }

    /** Whether {@code other} is kept in the same place. */
    public boolean isAt(SavedDraft other) {
        return folder.equals(other.folder) && name.equals(other.name);
    }
}
