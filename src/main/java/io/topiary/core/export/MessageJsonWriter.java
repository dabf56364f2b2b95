package io.topiary.core.export;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.UserProperty;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes a message as one JSON object on one line; {@link MessageJsonReader} reads it back byte for byte.
 *
 * <p>{@code {"time":"2026-01-31T12:00:00.123456Z","direction":"in","topic":"a/b","qos":1,"retain":false,
 * "payload":"text","properties":{…}}}: keys in this order, absent ones left out, {@code "payload64"} instead of
 * {@code "payload"} when the bytes are not valid UTF-8, and {@code "omitted"} with the number of bytes that are not kept,
 * where there are such.
 *
 * <p>Not thread-safe: it keeps its buffers.
 */
public final class MessageJsonWriter {

    private final JsonText json = new JsonText();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

    /** {@code message} as JSON, without a line feed. */
    public String write(Message message) {
        return message(message).raw("}").toString();
    }

    /**
     * {@code message} as JSON, without a line feed, and behind it {@code "format"}, {@code "decoded"}, {@code "remarks"} and
     * {@code "problem"}, those that there are: what is decoded is JSON where it is JSON, token by token, and a string
     * otherwise. Readers pass them over: the payload stands before them as it was sent.
     */
    public String write(Message message, DecodedPayload decoded) {
        message(message).key("format").string(decoded.format());
        byte[] text = decoded.text();
        if (text != null) {
            String words = new String(text, StandardCharsets.UTF_8);
            json.key("decoded");
            if (decoded.json() && JsonLine.isReadable(words)) {
                json.raw(JsonLine.of(words));
            } else {
                json.string(words);
            }
        }
        if (!decoded.remarks().isEmpty()) {
            json.key("remarks").raw("[");
            decoded.remarks().forEach(remark -> json.comma().string(remark));
            json.raw("]");
        }
        if (decoded.problem() != null) {
            json.key("problem").string(decoded.problem());
        }
        return json.raw("}").toString();
    }

    private JsonText message(Message message) {
        json.clear();
        json.raw("{");
        json.key("time").string(UtcTime.of(message.timeMicros()));
        json.key("direction").string(message.direction() == Direction.IN ? "in" : "out");
        json.key("topic").string(message.topic());
        json.key("qos").number(message.qos().code());
        json.key("retain").raw(String.valueOf(message.retained()));
        payload(message.payload());
        if (!message.properties().isEmpty()) {
            json.key("properties");
            properties(message.properties());
        }
        if (message.omitted() > 0) {
            json.key("omitted").number(message.omitted());
        }
        return json;
    }

    /** {@code properties} as JSON, as they stand in a message. */
    public String writeProperties(MessageProperties properties) {
        json.clear();
        properties(properties);
        return json.toString();
    }

    private void payload(byte[] payload) {
        try {
            CharBuffer text = decoder.decode(ByteBuffer.wrap(payload));
            json.key("payload").string(text);
        } catch (CharacterCodingException binary) {
            json.key("payload64").string(Base64.getEncoder().encodeToString(payload));
        }
    }

    private void properties(MessageProperties properties) {
        json.raw("{");
        if (properties.contentType() != null) {
            json.key("contentType").string(properties.contentType());
        }
        if (properties.responseTopic() != null) {
            json.key("responseTopic").string(properties.responseTopic());
        }
        if (properties.correlationData() != null) {
            json.key("correlationData").string(Base64.getEncoder().encodeToString(properties.correlationData()));
        }
        if (properties.messageExpirySeconds() != null) {
            json.key("messageExpiry").number(properties.messageExpirySeconds());
        }
        if (properties.payloadFormat() != null) {
            json.key("payloadFormat").number(properties.payloadFormat().code());
        }
        if (!properties.userProperties().isEmpty()) {
            json.key("userProperties").raw("[");
            for (UserProperty property : properties.userProperties()) {
                json.comma().raw("[").string(property.name());
                json.comma().string(property.value()).raw("]");
            }
            json.raw("]");
        }
        json.raw("}");
    }
}
