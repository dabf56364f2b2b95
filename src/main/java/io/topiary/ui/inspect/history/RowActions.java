package io.topiary.ui.inspect.history;

import io.topiary.core.message.Message;
import java.nio.file.Path;

/** What can be done with messages of a history. FX thread. */
public interface RowActions {

    /** Copies the payload of the message that is inspected. */
    void copyPayload();

    /** Saves the payload of the message that is inspected to {@code file}. */
    void savePayload(Path file);

    /** A file name for the payload of the message that is inspected. */
    String proposeFileName();

    /** Marks {@code message}, to compare others with it. */
    void mark(Message message);

    /** Whether a message is marked. */
    boolean hasMarked();

    /** Shows how {@code after} differs from {@code before}. */
    void compare(Message before, Message after);

    /** Shows how the message that is inspected differs from the one before. */
    void compareWithPrevious();

    /** Shows how the message that is inspected differs from the one that is marked. */
    void compareWithMarked();

    /** Goes on to the newest message. */
    void backToLive();
}
