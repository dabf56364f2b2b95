package io.topiary.ui.kit.message;

import io.topiary.core.message.Message;
import io.topiary.core.text.Preview;

/** A row of a table that shows a message; a table may have rows that are none. Immutable. */
public interface MessageLine {

    /** Characters of a payload that are shown in a row, at most. */
    int PREVIEW_CHARS = 200;

    /** The message. */
    Message message();

    /** Its payload on one line. */
    Preview preview();
}
