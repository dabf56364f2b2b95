package io.topiary.core.history.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.UserProperty;
import io.topiary.core.text.Text;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * A message as {@code mosquitto_sub -F %j} prints it: {@code {"tst","topic","qos","retain","payloadlen","mid",
 * "properties","payload"}} (eclipse/mosquitto, client/sub_client_output.c, {@code json_print}). The time is a local one with
 * its offset, in older versions seconds; the payload is a text, of which older versions print nothing after a zero byte,
 * newer ones an array of numbers where it is no text; after {@code %J} it is a JSON value.
 *
 * <p>Also what {@code -F '{"tst":"%I","topic":"%t","qos":%q,"retain":%r,"payloadhex":"%x"}'} prints, which keeps every
 * byte.
 */
final class MosquittoJson {

    private final JsonNode node;
    private final List<UserProperty> userProperties;
    private final Charset charset;

    /**
     * @param userProperties in their order: names may repeat, which {@code node} can't tell
     * @param charset what the line was decoded with
     */
    MosquittoJson(JsonNode node, List<UserProperty> userProperties, Charset charset) {
        this.node = node;
        this.userProperties = userProperties;
        this.charset = charset;
    }

    Message message(long sequence, ImportSink sink) throws UnreadableException {
        long micros = micros();
        return new Message(
                sequence,
                micros,
                micros * 1_000,
                JsonParts.topic(node, charset),
                payload(sink),
                properties(),
                Direction.IN,
                JsonParts.qos(node),
                JsonParts.flag(node, "retain"));
    }

    private long micros() throws UnreadableException {
        JsonNode time = node.path("tst");
        return time.isNumber() ? MessageTimes.ofSeconds(time.decimalValue()) : MessageTimes.of(time.asText(""));
    }

    private byte[] payload(ImportSink sink) throws UnreadableException {
        JsonNode hex = node.path("payloadhex");
        if (hex.isTextual()) {
            try {
                return HexFormat.of().parseHex(hex.textValue());
            } catch (IllegalArgumentException e) {
                throw JsonParts.unusable("payloadhex");
            }
        }
        JsonNode payload = node.path("payload");
        int length = node.path("payloadlen").asInt(-1);
        if (payload.isMissingNode() || payload.isNull()) {
            return new byte[0];
        }
        if (payload.isTextual()) {
            byte[] bytes = JsonParts.bytes(payload.textValue(), charset);
            if (length >= 0 && length != bytes.length) {
                throw new UnreadableException(Text.of("transfer.line.cut", length, bytes.length));
            }
            return bytes;
        }
        // JSON of n values takes more than n characters: an array as long as the payload holds its bytes
        byte[] bytes = payload.isArray() && payload.size() == length ? JsonParts.bytes(payload) : null;
        if (bytes != null) {
            return bytes;
        }
        byte[] json = payload.toString().getBytes(StandardCharsets.UTF_8);
        if (json.length != length) {
            sink.note(Text.of("transfer.note.json"));
        }
        return json;
    }

    private MessageProperties properties() throws UnreadableException {
        JsonNode properties = node.path("properties");
        if (properties.isMissingNode()) {
            return MessageProperties.NONE;
        }
        String correlation = JsonParts.text(properties, "correlation-data");
        return new MessageProperties(
                JsonParts.text(properties, "content-type"),
                JsonParts.text(properties, "response-topic"),
                correlation == null ? null : JsonParts.bytes(correlation, charset),
                JsonParts.expiry(properties, "message-expiry-interval"),
                JsonParts.payloadFormat(properties, "payload-format-indicator"),
                userProperties);
    }
}
