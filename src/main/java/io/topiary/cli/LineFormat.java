package io.topiary.cli;

import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Message;
import java.nio.charset.StandardCharsets;

/** How {@code sub} and {@code search} print a message. Used by one thread. */
@FunctionalInterface
interface LineFormat {

    /** The bytes of its line, line feed included. */
    byte[] line(Message message);

    /** A message came that may matter to later ones, whether or not it is printed. */
    default void seen(Message message) {}

    /** The payload's bytes. */
    static LineFormat payload() {
        return message -> join("", message.payload());
    }

    /** Topic, space, the payload's bytes. */
    static LineFormat topicAndPayload() {
        return message -> join(message.topic() + " ", message.payload());
    }

    /** One JSON object. */
    static LineFormat json() {
        MessageJsonWriter writer = new MessageJsonWriter();
        return message -> join(writer.write(message), new byte[0]);
    }

    /** {@code text}, {@code payload}, and a line feed. */
    static byte[] join(String text, byte[] payload) {
        byte[] head = text.getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[head.length + payload.length + 1];
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(payload, 0, line, head.length, payload.length);
        line[line.length - 1] = '\n';
        return line;
    }
}
