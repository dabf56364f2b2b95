package io.topiary.cli;

import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Message;
import java.nio.charset.StandardCharsets;

/** How {@code sub} prints a message: the bytes of its line, line feed included. Used by one thread. */
@FunctionalInterface
interface LineFormat {

    byte[] line(Message message);

    /** The payload's bytes. */
    static LineFormat payload() {
        return message -> join(new byte[0], message.payload());
    }

    /** Topic, space, the payload's bytes. */
    static LineFormat topicAndPayload() {
        return message -> join((message.topic() + " ").getBytes(StandardCharsets.UTF_8), message.payload());
    }

    /** One JSON object. */
    static LineFormat json() {
        MessageJsonWriter writer = new MessageJsonWriter();
        return message -> (writer.write(message) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[] head, byte[] payload) {
        byte[] line = new byte[head.length + payload.length + 1];
        System.arraycopy(head, 0, line, 0, head.length);
        System.arraycopy(payload, 0, line, head.length, payload.length);
        line[line.length - 1] = '\n';
        return line;
    }
}
