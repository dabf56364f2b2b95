package io.topiary.core.payload.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.payload.JsonValues;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes what is under a key, or says that it is not what it should be. Every path is a JSON Pointer. */
final class Keys {

    private static final int MOST_SHOWN = 200;
    private static final String UNKNOWN = "$unknown";

    private Keys() {}

    /** {@code node} has to be an object with keys from {@code known} only, so that nothing is left out unsaid. */
    static void check(JsonNode node, String path, String type, Set<String> known) throws UnencodableException {
        object(node, path);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String below = Escapes.visible(path + "/" + entry.getKey(), MOST_SHOWN);
            if (entry.getKey().equals(UNKNOWN)) {
                throw new UnencodableException(Text.of("payload.sparkplug.unknown", below));
            }
            if (!known.contains(entry.getKey())) {
                throw new UnencodableException(Text.of("payload.encode.key", below, type));
            }
        }
    }

    static void object(JsonNode node, String path) throws UnencodableException {
        if (!node.isObject()) {
            throw JsonValues.unfit(node, path.isEmpty() ? "/" : path, "payload.encode.object");
        }
    }

    /** The array under {@code key}; an empty one if there is none. */
    static JsonNode array(JsonNode node, String key, String path) throws UnencodableException {
        JsonNode array = node.path(key);
        if (!array.isArray() && !array.isMissingNode()) {
            throw JsonValues.unfit(array, path + "/" + key, "payload.encode.array");
        }
        return array;
    }

    static void text(WireOut out, int number, JsonNode node, String key, String path) throws UnencodableException {
        if (node.has(key)) {
            out.text(number, JsonValues.text(node.get(key), path + "/" + key));
        }
    }

    static void flag(WireOut out, int number, JsonNode node, String key, String path) throws UnencodableException {
        if (node.has(key)) {
            out.flag(number, JsonValues.truth(node.get(key), path + "/" + key));
        }
    }

    /** A number of 64 bits without a sign. */
    static void number(WireOut out, int number, JsonNode node, String key, String path) throws UnencodableException {
        if (node.has(key)) {
            out.varint(number, Numbers.integer(node.get(key), path + "/" + key, Long.SIZE, false));
        }
    }

    static void time(WireOut out, int number, JsonNode node, String key, String path) throws UnencodableException {
        if (node.has(key)) {
            out.varint(number, millis(node.get(key), path + "/" + key));
        }
    }

    /** Milliseconds since 1970: a time, or their number. */
    static long millis(JsonNode node, String path) throws UnencodableException {
        if (node.isNumber()) {
            return Numbers.integer(node, path, Long.SIZE, false);
        }
        try {
            Instant time = JsonValues.time(node, path);
            long millis = time.toEpochMilli();
            if (Instant.ofEpochMilli(millis).equals(time)) {
                return millis;
            }
        } catch (ArithmeticException tooFar) {
            // said below
        }
        throw JsonValues.unfit(node, path, "payload.encode.time");
    }

    /** The number of the type that {@code type} names; 0 if there is none. */
    static long type(JsonNode type, String path) throws UnencodableException {
        if (type.isMissingNode()) {
            return 0;
        }
        if (type.isIntegralNumber()) {
            return Numbers.integer(type, path, Integer.SIZE, false);
        }
        Optional<SparkplugType> named = SparkplugType.named(JsonValues.text(type, path));
        if (named.isEmpty()) {
            throw JsonValues.unfit(type, path, "payload.sparkplug.type");
        }
        return named.get().number();
    }
}
