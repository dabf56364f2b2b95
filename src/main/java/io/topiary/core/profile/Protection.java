package io.topiary.core.profile;

/**
 * What Topiary keeps the user from doing by accident.
 *
 * @param production whether the broker is one that matters: it is shown with a coloured band, and the user is asked before
 *     a publish and before retained messages are cleared
 * @param readOnly whether nothing is ever published
 */
public record Protection(boolean production, boolean readOnly) {

    /** No protection. */
    public static final Protection NONE = new Protection(false, false);
}
