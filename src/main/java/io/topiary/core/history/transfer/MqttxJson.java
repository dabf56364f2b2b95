package io.topiary.core.history.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.UserProperty;
import io.topiary.core.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages as MQTTX writes them. In an export of connections (emqx/MQTTX, src/components/ExportData.vue and
 * src/types/global.d.ts, {@code MessageModel}): {@code {"createAt","out","topic","payload","qos","retain","properties"}}
 * with the local time and the payload as it was shown. From {@code mqttx sub --output-mode clean} (cli/src/lib/sub.ts):
 * {@code {"topic","payload","packet"}}, where the packet holds the payload as bytes and there is no time.
 */
final class MqttxJson {

    private MqttxJson() {}

    /** A message of an exported connection. */
    static Message exported(JsonNode node, long sequence, ImportSink sink) throws UnreadableException {
        String time = JsonParts.text(node, "createAt");
        long micros = time == null ? MessageTimes.NONE : MessageTimes.of(time);
        byte[] buffer = buffer(node.path("payload"));
        if (buffer == null) {
            sink.note(Text.of("transfer.note.mqttx"));
        }
        return new Message(
                sequence,
                micros,
                micros * 1_000,
                JsonParts.topic(node, StandardCharsets.UTF_8),
                buffer == null ? text(node.path("payload")) : buffer,
                properties(node.path("properties")),
                JsonParts.flag(node, "out") ? Direction.OUT : Direction.IN,
                JsonParts.qos(node),
                JsonParts.flag(node, "retain"));
    }

    /** A message that its command line printed. */
    static Message printed(JsonNode node, long sequence) throws UnreadableException {
        JsonNode packet = node.path("packet");
        byte[] buffer = buffer(packet.path("payload"));
        return new Message(
                sequence,
                MessageTimes.NONE,
                MessageTimes.NONE,
                JsonParts.topic(node, StandardCharsets.UTF_8),
                buffer == null ? text(node.path("payload")) : buffer,
                properties(packet.path("properties")),
                Direction.IN,
                JsonParts.qos(packet),
                JsonParts.flag(packet, "retain"));
    }

    private static byte[] text(JsonNode payload) {
        if (payload.isMissingNode() || payload.isNull()) {
            return new byte[0];
        }
        return (payload.isTextual() ? payload.textValue() : payload.toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** What Node.js makes of bytes: {@code {"type":"Buffer","data":[1,2,3]}}; null if it is none. */
    private static byte @Nullable [] buffer(JsonNode node) {
        return node.path("type").asText("").equals("Buffer")
                        && node.path("data").isArray()
                ? JsonParts.bytes(node.path("data"))
                : null;
    }

    private static MessageProperties properties(JsonNode node) throws UnreadableException {
        if (!node.isObject()) {
            return MessageProperties.NONE;
        }
        JsonNode correlation = node.path("correlationData");
        byte[] data = buffer(correlation);
        if (data == null && correlation.isTextual() && !correlation.textValue().isEmpty()) {
            data = correlation.textValue().getBytes(StandardCharsets.UTF_8);
        }
        return new MessageProperties(
                JsonParts.text(node, "contentType"),
                JsonParts.text(node, "responseTopic"),
                data,
                JsonParts.expiry(node, "messageExpiryInterval"),
                JsonParts.payloadFormat(node, "payloadFormatIndicator"),
                userProperties(node.path("userProperties")));
    }

    /** An object; where a name repeats, its value is an array. */
    private static List<UserProperty> userProperties(JsonNode object) {
        List<UserProperty> properties = new ArrayList<>();
        for (Map.Entry<String, JsonNode> each : object.properties()) {
            if (each.getValue().isArray()) {
                each.getValue().forEach(value -> properties.add(new UserProperty(each.getKey(), value.asText(""))));
            } else {
                properties.add(new UserProperty(each.getKey(), each.getValue().asText("")));
            }
        }
        return properties;
    }
}
