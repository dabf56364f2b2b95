package io.topiary.core.history.transfer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Message;
import io.topiary.core.message.UserProperty;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * JSON over several lines: one connection that MQTTX exported or an array of them, whose messages are read one at a time
 * ({@link MqttxJson}), and messages one after the other as {@code mqttx sub --output-mode clean} and
 * {@code mosquitto_sub --pretty} print them. After something that is no JSON nothing more can be read.
 */
final class DocumentsSource implements ImportSource {

    /** All that matters in an object that is a message; the rest is not even kept while it is read. */
    private static final Set<String> PARTS =
            Set.of("topic", "payload", "packet", "tst", "qos", "retain", "payloadlen", "properties", "createAt", "out");

    private final Json json = new Json();
    private final long fileMicros;
    private long sequence;

    /** @param fileMicros the time of messages that have none */
    DocumentsSource(long fileMicros) {
        this.fileMicros = fileMicros;
    }

    @Override
    public void read(InputStream in, ImportSink sink) throws IOException {
        try (JsonParser parser = json.parser(in)) {
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.START_OBJECT) {
                        record(parser, sink);
                    } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                        sink.unreadable(line(parser), Text.of("message.json.invalid"));
                    }
                }
            } catch (JsonProcessingException e) {
                long line =
                        e.getLocation() == null ? line(parser) : e.getLocation().getLineNr();
                sink.unreadable(line, Text.of("transfer.end.json"));
            } catch (UnreadableException e) {
                sink.unreadable(line(parser), e.text());
            }
        }
    }

    /** A connection with its messages, or a message. */
    private void record(JsonParser parser, ImportSink sink) throws IOException, UnreadableException {
        long line = line(parser);
        ObjectNode parts = JsonNodeFactory.instance.objectNode();
        boolean container = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("messages") && token == JsonToken.START_ARRAY) {
                container = true;
                messages(parser, sink);
            } else if (PARTS.contains(name)) {
                parts.set(name, json.value(parser));
            } else {
                parser.skipChildren();
            }
        }
        if (!container && parts.has("topic")) {
            tell(parts, line, sink);
        } else if (!container && !parts.isEmpty()) {
            sink.unreadable(line, Text.of("message.json.invalid"));
        }
    }

    private void messages(JsonParser parser, ImportSink sink) throws IOException, UnreadableException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long line = line(parser);
            tell(json.value(parser), line, sink);
        }
    }

    private void tell(JsonNode node, long line, ImportSink sink) throws IOException {
        try {
            sink.message(MessageTimes.orFile(message(node, sink), fileMicros, sink));
        } catch (UnreadableException e) {
            sink.unreadable(line, e.text());
        }
    }

    private Message message(JsonNode node, ImportSink sink) throws UnreadableException {
        sequence++;
        if (node.has("packet")) {
            return MqttxJson.printed(node, sequence);
        }
        return node.has("tst")
                ? new MosquittoJson(node, userProperties(node), StandardCharsets.UTF_8).message(sequence, sink)
                : MqttxJson.exported(node, sequence, sink);
    }

    /** Where a name repeated, only its last value is left here. */
    private static List<UserProperty> userProperties(JsonNode node) {
        return node.path("properties").path("user-properties").properties().stream()
                .map(each -> new UserProperty(each.getKey(), each.getValue().asText("")))
                .toList();
    }

    private static long line(JsonParser parser) {
        return parser.currentLocation().getLineNr();
    }
}
