package io.topiary.core.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.topiary.core.message.Direction;
import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.message.UserProperty;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link MessageJsonWriter} writes. Only {@code topic} is needed; unknown keys are passed over. Thread-safe.
 */
public final class MessageJsonReader {

    private static final int LARGEST_STRING = 400_000_000;
    /** What a payload was decoded to stands one level deeper than it was, and is passed over. */
    private static final int DEEPEST = JsonLimits.DEPTH + 10;
    /** Signs, a point and a letter between the digits of a number, its fraction and its exponent. */
    private static final int MOST_SIGNS = 20;

    private static final long LONGEST_EXPIRY = 0xFFFF_FFFFL;

    private final ObjectMapper mapper = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(3 * JsonLine.LONGEST_NUMBER + MOST_SIGNS)
                            .maxStringLength(LARGEST_STRING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /**
     * The message in {@code line}.
     *
     * @param sequence the number it is to have
     * @return the message; its {@code nanoTime} is its wall-clock time
     * @throws MessageJsonException if the line is no such object or a value can't be used
     */
    public Message read(String line, long sequence) throws MessageJsonException {
        JsonNode root = object(line);
        long micros = micros(root);
        return new Message(
                sequence,
                micros,
                micros * 1_000,
                topic(root),
                payload(root),
                properties(root.path("properties")),
                direction(root),
                Qos.of((int) number(root, "qos", 0, 2)),
                flag(root));
    }

    /**
     * The properties in {@code json}, which {@link MessageJsonWriter#writeProperties} wrote.
     *
     * @throws MessageJsonException if it is no such object or a value can't be used
     */
    public MessageProperties readProperties(String json) throws MessageJsonException {
        return properties(object(json));
    }

    private JsonNode object(String json) throws MessageJsonException {
        JsonNode root;
        try {
            root = mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw new MessageJsonException(Text.of("message.json.invalid"), e);
        }
        if (!root.isObject()) {
            throw new MessageJsonException(Text.of("message.json.invalid"), null);
        }
        return root;
    }

    private static String topic(JsonNode root) throws MessageJsonException {
        try {
            return Topic.of(text(root, "topic", "")).name();
        } catch (InvalidTopicException e) {
            throw new MessageJsonException(e.text(), e);
        }
    }

    private static long micros(JsonNode root) throws MessageJsonException {
        String time = text(root, "time", "1970-01-01T00:00:00Z");
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
        } catch (DateTimeException | ArithmeticException e) {
            throw unusable("time", e);
        }
    }

    private static Direction direction(JsonNode root) throws MessageJsonException {
        return switch (text(root, "direction", "in")) {
            case "in" -> Direction.IN;
            case "out" -> Direction.OUT;
            default -> throw unusable("direction", null);
        };
    }

    private static boolean flag(JsonNode root) throws MessageJsonException {
        JsonNode node = root.path("retain");
        if (!node.isMissingNode() && !node.isBoolean()) {
            throw unusable("retain", null);
        }
        return node.asBoolean(false);
    }

    private static byte[] payload(JsonNode root) throws MessageJsonException {
        byte[] binary = base64(root, "payload64");
        return binary == null ? text(root, "payload", "").getBytes(StandardCharsets.UTF_8) : binary;
    }

    private static MessageProperties properties(JsonNode node) throws MessageJsonException {
        if (node.isMissingNode()) {
            return MessageProperties.NONE;
        }
        return new MessageProperties(
                node.has("contentType") ? text(node, "contentType", "") : null,
                node.has("responseTopic") ? text(node, "responseTopic", "") : null,
                base64(node, "correlationData"),
                node.has("messageExpiry") ? (Long) number(node, "messageExpiry", 0, LONGEST_EXPIRY) : null,
                payloadFormat(node),
                userProperties(node.path("userProperties")));
    }

    private static @Nullable PayloadFormat payloadFormat(JsonNode node) throws MessageJsonException {
        if (!node.has("payloadFormat")) {
            return null;
        }
        return number(node, "payloadFormat", 0, 1) == 0 ? PayloadFormat.UNSPECIFIED : PayloadFormat.UTF_8;
    }

    private static List<UserProperty> userProperties(JsonNode array) throws MessageJsonException {
        List<UserProperty> properties = new ArrayList<>();
        for (JsonNode pair : array) {
            if (!pair.path(0).isTextual() || !pair.path(1).isTextual()) {
                throw unusable("userProperties", null);
            }
            properties.add(
                    new UserProperty(pair.path(0).textValue(), pair.path(1).textValue()));
        }
        return properties;
    }

    private static String text(JsonNode node, String key, String otherwise) throws MessageJsonException {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isTextual()) {
            throw unusable(key, null);
        }
        return value.asText(otherwise);
    }

    private static long number(JsonNode node, String key, long least, long most) throws MessageJsonException {
        JsonNode value = node.path(key);
        if (value.isMissingNode()) {
            return least;
        }
        if (!value.isIntegralNumber() || value.asLong() < least || value.asLong() > most) {
            throw unusable(key, null);
        }
        return value.asLong();
    }

    private static byte @Nullable [] base64(JsonNode node, String key) throws MessageJsonException {
        if (!node.has(key)) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(text(node, key, ""));
        } catch (IllegalArgumentException e) {
            throw unusable(key, e);
        }
    }

    private static MessageJsonException unusable(String key, @Nullable Throwable cause) {
        return new MessageJsonException(Text.of("message.json.value", key), cause);
    }
}
