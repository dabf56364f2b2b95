package io.topiary.core.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Drafts as JSON. What is usual is left out; keys that nobody knows are passed over. */
final class DraftJson {

    private static final long LONGEST_EXPIRY = 0xFFFF_FFFFL;
    private static final long LONGEST_PAUSE = 86_400_000L;

    private DraftJson() {}

    static ObjectNode write(Draft draft) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("topic", draft.topic());
        node.put("payload", draft.payload());
        node.put("mode", draft.mode());
        if (!draft.argument().isEmpty()) {
            node.put("argument", draft.argument());
        }
        if (draft.template()) {
            node.put("template", true);
        }
        node.put("qos", draft.qos().code());
        if (draft.retain()) {
            node.put("retain", true);
        }
        if (!draft.properties().isEmpty()) {
            node.set("properties", write(draft.properties()));
        }
        return node;
    }

    static ObjectNode write(SavedDraft saved) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("folder", saved.folder());
        node.put("name", saved.name());
        node.setAll(write(saved.draft()));
        if (saved.repeats()) {
            node.put("everyMillis", saved.everyMillis());
            node.put("times", saved.times());
        }
        return node;
    }

    /** Empty if it is none. */
    static Optional<Draft> read(JsonNode node) {
        if (!node.path("topic").isTextual() || !node.path("payload").isTextual()) {
            return Optional.empty();
        }
        return Optional.of(new Draft(
                node.path("topic").textValue(),
                node.path("payload").textValue(),
                node.path("mode").asText(PayloadModes.TEXT.id()),
                node.path("argument").asText(""),
                node.path("template").asBoolean(false),
                qos(node.path("qos").asInt(0)),
                node.path("retain").asBoolean(false),
                properties(node.path("properties"))));
    }

    /** Empty if it is none. */
    static Optional<SavedDraft> readSaved(JsonNode node) {
        String name = node.path("name").asText("");
        boolean repeats = node.path("times").isIntegralNumber();
        return name.isEmpty()
                ? Optional.empty()
                : read(node)
                        .map(draft -> new SavedDraft(
                                node.path("folder").asText(""),
                                name,
                                draft,
                                Math.clamp(node.path("everyMillis").asLong(0), 0, LONGEST_PAUSE),
                                repeats ? Math.max(0, node.path("times").asLong()) : SavedDraft.ONCE));
    }

    private static ObjectNode write(MessageProperties properties) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (properties.contentType() != null) {
            node.put("contentType", properties.contentType());
        }
        if (properties.responseTopic() != null) {
            node.put("responseTopic", properties.responseTopic());
        }
        byte[] correlation = properties.correlationData();
        if (correlation != null) {
            node.put("correlationData", Base64.getEncoder().encodeToString(correlation));
        }
        if (properties.messageExpirySeconds() != null) {
            node.put("messageExpiry", properties.messageExpirySeconds());
        }
        if (properties.payloadFormat() != null) {
            node.put("payloadFormat", properties.payloadFormat().code());
        }
        if (!properties.userProperties().isEmpty()) {
            ArrayNode pairs = node.putArray("userProperties");
            properties
                    .userProperties()
                    .forEach(pair -> pairs.addArray().add(pair.name()).add(pair.value()));
        }
        return node;
    }

    private static MessageProperties properties(JsonNode node) {
        if (!node.isObject()) {
            return MessageProperties.NONE;
        }
        List<UserProperty> pairs = new ArrayList<>();
        for (JsonNode pair : node.path("userProperties")) {
            if (pair.size() == 2) {
                pairs.add(new UserProperty(pair.get(0).asText(), pair.get(1).asText()));
            }
        }
        JsonNode expiry = node.path("messageExpiry");
        JsonNode format = node.path("payloadFormat");
        return new MessageProperties(
                text(node, "contentType"),
                text(node, "responseTopic"),
                bytes(text(node, "correlationData")),
                expiry.isIntegralNumber() ? (Long) Math.clamp(expiry.asLong(), 0, LONGEST_EXPIRY) : null,
                format.isIntegralNumber()
                        ? format.asInt() == 1 ? PayloadFormat.UTF_8 : PayloadFormat.UNSPECIFIED
                        : null,
                pairs);
    }

    private static @Nullable String text(JsonNode node, String key) {
        return node.path(key).isTextual() ? node.path(key).textValue() : null;
    }

    private static byte @Nullable [] bytes(@Nullable String base64) {
        try {
            return base64 == null ? null : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Qos qos(int code) {
        return switch (code) {
            case 1 -> Qos.AT_LEAST_ONCE;
            case 2 -> Qos.EXACTLY_ONCE;
            default -> Qos.AT_MOST_ONCE;
        };
    }
}
