package io.topiary.core.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import org.jspecify.annotations.Nullable;

/** How large PUBLISH packets are (MQTT 5, section 3.3), in bytes. */
final class PacketSize {

    /** A property's identifier and the length of its text or bytes. */
    private static final int TEXT_OVERHEAD = 3;

    private static final int EXPIRY_BYTES = 5;
    private static final int FORMAT_BYTES = 2;
    private static final int LENGTH_BYTES = 2;
    private static final int IDENTIFIER_BYTES = 2;

    private PacketSize() {}

    /** The whole packet that carries {@code request}, without a topic alias. */
    static long of(PublishRequest request, ProtocolVersion version) {
        long rest = LENGTH_BYTES
                + bytes(request.topic().name())
                + (request.qos() == Qos.AT_MOST_ONCE ? 0 : IDENTIFIER_BYTES)
                + request.size();
        if (version == ProtocolVersion.V5) {
            long properties = properties(request.properties());
            rest += variable(properties) + properties;
        }
        return 1 + variable(rest) + rest;
    }

    private static long properties(MessageProperties properties) {
        byte[] correlation = properties.correlationData();
        long bytes = text(properties.contentType())
                + text(properties.responseTopic())
                + (correlation == null ? 0 : TEXT_OVERHEAD + correlation.length)
                + (properties.messageExpirySeconds() == null ? 0 : EXPIRY_BYTES)
                + (properties.payloadFormat() == null ? 0 : FORMAT_BYTES);
        for (UserProperty pair : properties.userProperties()) {
            bytes += text(pair.name()) + LENGTH_BYTES + bytes(pair.value());
        }
        return bytes;
    }

    private static long text(@Nullable String value) {
        return value == null ? 0 : TEXT_OVERHEAD + bytes(value);
    }

    private static long bytes(String text) {
        return text.getBytes(UTF_8).length;
    }

    /** The bytes of a variable byte integer (section 1.5.5). */
    private static int variable(long value) {
        return value < 128 ? 1 : value < 16_384 ? 2 : value < 2_097_152 ? 3 : 4;
    }
}
