package io.topiary.ui.messages;

import io.topiary.core.message.Message;

/** Looks into a message of the log. FX thread. */
public interface MessageTools {

    /** Shows how {@code message} differs from the one before it on its topic. */
    void compareWithPrevious(Message message);

    /** Marks {@code message}, to compare others with it. */
    void mark(Message message);

    /** Whether a message is marked. */
    boolean hasMarked();

    /** Shows how {@code message} differs from the one that is marked. */
    void compareWithMarked(Message message);
}
