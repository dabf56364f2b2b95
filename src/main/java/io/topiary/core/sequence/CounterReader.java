package io.topiary.core.sequence;

import io.topiary.core.message.Message;
import java.util.OptionalLong;

/** Finds the counter in a message. Any thread. */
@FunctionalInterface
public interface CounterReader {

    /** The counter in {@code message}, 0 or more; empty if there is none. Never throws. */
    OptionalLong read(Message message);
}
