package io.topiary.core.history.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.text.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Parts of a message in JSON that other programs write much alike. */
final class JsonParts {

    private static final int MOST_OF_BYTE = 255;
    private static final int LATIN_END = 256;
    private static final long LONGEST_EXPIRY = 0xFFFF_FFFFL;

    private JsonParts() {}

    /** The topic; its bytes are UTF-8 whatever {@code charset} the line was read with. */
    static String topic(JsonNode node, Charset charset) throws UnreadableException {
        JsonNode topic = node.path("topic");
        if (!topic.isTextual()) {
            throw unusable("topic");
        }
        try {
            return Topic.of(new String(bytes(topic.textValue(), charset), StandardCharsets.UTF_8))
                    .name();
        } catch (InvalidTopicException e) {
            throw new UnreadableException(e.text(), e);
        }
    }

    /** The quality of service, 0 if none is told. */
    static Qos qos(JsonNode node) throws UnreadableException {
        JsonNode qos = node.path("qos");
        if (qos.isMissingNode()) {
            return Qos.AT_MOST_ONCE;
        }
        if (!qos.isIntegralNumber() || qos.asLong() < 0 || qos.asLong() > 2) {
            throw unusable("qos");
        }
        return Qos.of(qos.asInt());
    }

    /** A flag as true or false, or as 1 or 0; false if none is told. */
    static boolean flag(JsonNode node, String key) {
        JsonNode flag = node.path(key);
        return flag.isBoolean() ? flag.booleanValue() : flag.asInt(0) != 0;
    }

    /** A text, or null if there is none or it is empty. */
    static @Nullable String text(JsonNode node, String key) {
        String text = node.path(key).asText("");
        return text.isEmpty() || node.path(key).isNull() ? null : text;
    }

    /** Seconds to live, or null. */
    static @Nullable Long expiry(JsonNode node, String key) throws UnreadableException {
        JsonNode seconds = node.path(key);
        if (seconds.isMissingNode() || seconds.isNull()) {
            return null;
        }
        if (!seconds.isIntegralNumber() || seconds.asLong() < 0 || seconds.asLong() > LONGEST_EXPIRY) {
            throw unusable(key);
        }
        return seconds.asLong();
    }

    /** The payload format indicator, as a flag or a number, or null. */
    static @Nullable PayloadFormat payloadFormat(JsonNode node, String key) {
        JsonNode format = node.path(key);
        if (format.isMissingNode() || format.isNull()) {
            return null;
        }
        return flag(node, key) ? PayloadFormat.UTF_8 : PayloadFormat.UNSPECIFIED;
    }

    /** The bytes of {@code text}, which was decoded with {@code charset}; escaped characters beyond it become UTF-8. */
    static byte[] bytes(String text, Charset charset) {
        boolean asRead = !charset.equals(StandardCharsets.UTF_8) && text.chars().allMatch(c -> c < LATIN_END);
        return text.getBytes(asRead ? charset : StandardCharsets.UTF_8);
    }

    /** The numbers of {@code array} as bytes, or null if something else is in it. */
    static byte @Nullable [] bytes(JsonNode array) {
        byte[] bytes = new byte[array.size()];
        for (int i = 0; i < bytes.length; i++) {
            JsonNode each = array.get(i);
            if (!each.isIntegralNumber() || each.asLong() < 0 || each.asLong() > MOST_OF_BYTE) {
                return null;
            }
            bytes[i] = (byte) each.asInt();
        }
        return bytes;
    }

    static UnreadableException unusable(String key) {
        return new UnreadableException(Text.of("message.json.value", key));
    }
}
