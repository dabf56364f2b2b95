package io.topiary.core.export;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Escapes;

/** Messages as lines of text for people. Any thread. */
public final class MessageText {

    private MessageText() {}

    /**
     * {@code message} on one line, without the line break: time in UTC, {@code in} or {@code out}, topic, quality of service,
     * {@code retained} or nothing, and the payload, with tabs between them. Control characters are escaped, so that no payload
     * can pretend to be another line; one that is no UTF-8 is in hexadecimal digits. Behind one that is not kept as a whole
     * stands how many bytes are missing.
     */
    public static String line(Message message) {
        String line = String.join(
                "\t",
                UtcTime.of(message.timeMicros()),
                message.direction() == Direction.IN ? "in" : "out",
                visible(message.topic()),
                "QoS " + message.qos().code(),
                message.retained() ? "retained" : "",
                visible(Utf8.textOrHex(message.payload())));
        return message.omitted() == 0
                ? line
                : "%s\t(%d of %d bytes not kept)".formatted(line, message.omitted(), message.size());
    }

    private static String visible(String text) {
        return Escapes.visible(text, Integer.MAX_VALUE);
    }
}
