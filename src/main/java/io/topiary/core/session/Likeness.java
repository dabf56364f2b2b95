package io.topiary.core.session;

import io.topiary.core.message.Message;
import java.util.Arrays;

/**
 * What a message is recognised by, in memory and in the recording, where it has another sequence: its time, in
 * microseconds, its topic, its bytes and how it came. Equal to that of the same message. Immutable.
 *
 * @param message the message
 */
public record Likeness(Message message) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Likeness like && isSame(message, like.message);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(message.timeMicros()) + message.topic().hashCode();
    }

    /** Whether {@code one} and {@code other} are the same message, by all that is recorded. */
    public static boolean isSame(Message one, Message other) {
        return one.timeMicros() == other.timeMicros()
                && one.direction() == other.direction()
                && one.retained() == other.retained()
                && one.qos() == other.qos()
                && one.topic().equals(other.topic())
                && Arrays.equals(one.payload(), other.payload());
    }
}
