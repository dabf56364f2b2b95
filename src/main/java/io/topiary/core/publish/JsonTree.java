package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.text.Text;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * JSON that is to become something else, with exact numbers. What JSON has no word for is an object whose first key begins
 * with a dollar sign, as decoders write it: <code>{"$hex":"00ff"}</code> is a byte string, <code>{"$float":"NaN"}</code> no number,
 * <code>{"$tag":32,"value":…}</code> a tag of CBOR, <code>{"$ext":5,"$hex":"00ff"}</code> an extension of MessagePack.
 */
final class JsonTree {

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JsonLimits.DEPTH)
                            .maxNumberLength(100_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonTree() {}

    /** @throws EncodeException if it is not one JSON value, with the place */
    static JsonNode read(String written) throws EncodeException {
        if (written.isBlank()) {
            throw new EncodeException(Text.of("publish.invalid.noJson"));
        }
        byte[] checked = TextEncoders.json(written);
        try {
            return MAPPER.readTree(new String(checked, UTF_8));
        } catch (JsonProcessingException e) {
            throw new EncodeException(Text.of("publish.invalid.jsonValue", e.getOriginalMessage()));
        } catch (NumberFormatException e) {
            // Jackson does not wrap what it says of an exponent that no BigDecimal has
            throw new EncodeException(Text.of("publish.invalid.jsonValue", String.valueOf(e.getMessage())));
        }
    }

    /** The text under {@code key} if it is the first key of an object. */
    static Optional<JsonNode> word(JsonNode node, String key) {
        if (!node.isObject() || node.isEmpty()) {
            return Optional.empty();
        }
        Map.Entry<String, JsonNode> first = node.properties().iterator().next();
        return first.getKey().equals(key) ? Optional.of(first.getValue()) : Optional.empty();
    }

    /** The bytes of a {@code $hex} word. */
    static byte[] bytes(JsonNode digits) throws EncodeException {
        try {
            return HexFormat.of().parseHex(digits.asText());
        } catch (IllegalArgumentException e) {
            throw new EncodeException(Text.of("publish.invalid.hexWord", digits.toString()));
        }
    }

    /** The float of a {@code $float} word. */
    static double special(JsonNode name) throws EncodeException {
        return switch (name.asText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new EncodeException(Text.of("publish.invalid.floatWord", name.toString()));
        };
    }
}
