package io.topiary.core.history.transfer;

import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.io.IOException;

/** Is told what is found in a file, in its order. May end the reading with a {@code CancellationException}. */
interface ImportSink {

    /**
     * A message.
     *
     * @throws IOException if it can't be kept
     */
    void message(Message message) throws IOException;

    /** What stands at {@code place}, a line or the number of a packet, from 1, is no message. */
    void unreadable(long place, Text reason);

    /** Something to know about the whole; said again, it counts once. */
    void note(Text note);
}
