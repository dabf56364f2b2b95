package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a part of a recording.
 *
 * @param messages the messages, in the order asked for
 * @param found how many there are, those that nobody wants to see included
 * @param rest what was not looked at because there was enough to carry already; null if nothing was left
 */
record SearchSlice(List<Message> messages, long found, Slices.@Nullable Slice rest) {

    static final SearchSlice EMPTY = new SearchSlice(List.of(), 0, null);
}
