package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import java.util.List;

/** Looks into payloads for whoever points at a topic. FX thread. */
public interface PayloadTools {

    /** Shows how the newest message of {@code path} differs from the one before. */
    void compareWithPrevious(String path);

    /** Marks {@code message}, to compare others with it. */
    void mark(Message message);

    /** Whether a message is marked. */
    boolean hasMarked();

    /** Shows how the newest message of {@code path} differs from the one that is marked. */
    void compareWithMarked(String path);

    /** The formats in which payloads can be shown, in the order in which they are offered; the empty one is the guess. */
    List<String> formats();

    /** What {@code format} is called. */
    String formatName(String format);

    /** The values in {@code message} that can be drawn, as JSON Pointers; the empty one is the payload as a whole. */
    List<String> numbers(Message message);

    /** Draws the value at {@code pointer} of the messages of {@code path}. */
    void chart(String path, String pointer);
}
