package io.topiary.core.message;

import static java.nio.charset.StandardCharsets.UTF_8;

/** How large the PUBLISH packet of a message is on the wire (MQTT 5, section 3.3; MQTT 3.1.1, section 3.3). */
public final class PacketSize {

    private static final int VARIABLE_BYTE = 128;

    private PacketSize() {}

    /**
     * Bytes of the packet with all that is known of {@code message}. A topic alias makes it shorter, subscription identifiers
     * make it longer; neither is kept with a message.
     *
     * @param version5 whether it is a packet of MQTT 5, which has a length of properties also where there are none
     */
    public static long of(Message message, boolean version5) {
        long rest = 2L + utf8(message.topic()) + message.payload().length;
        if (message.qos() != Qos.AT_MOST_ONCE) {
            rest += 2;
        }
        if (version5 || !message.properties().isEmpty()) {
            long properties = of(message.properties());
            rest += variable(properties) + properties;
        }
        return 1 + variable(rest) + rest;
    }

    /** Each property begins with its identifier (MQTT 5, section 2.2.2.2). */
    private static long of(MessageProperties properties) {
        long size = 0;
        size += properties.payloadFormat() == null ? 0 : 2;
        size += properties.messageExpirySeconds() == null ? 0 : 5;
        String type = properties.contentType();
        size += type == null ? 0 : 3L + utf8(type);
        String response = properties.responseTopic();
        size += response == null ? 0 : 3L + utf8(response);
        byte[] correlation = properties.correlationData();
        size += correlation == null ? 0 : 3L + correlation.length;
        for (UserProperty user : properties.userProperties()) {
            size += 5L + utf8(user.name()) + utf8(user.value());
        }
        return size;
    }

    private static int utf8(String text) {
        return text.getBytes(UTF_8).length;
    }

    /** Bytes of a variable byte integer (MQTT 5, section 1.5.5). */
    private static int variable(long value) {
        int bytes = 1;
        for (long rest = value / VARIABLE_BYTE; rest > 0; rest /= VARIABLE_BYTE) {
            bytes++;
        }
        return bytes;
    }
}
