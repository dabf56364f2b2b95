package io.topiary.core.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.io.IOException;

/** Reads the JSON that somebody wants to have encoded: decimals exact, no key twice, nothing behind it. Any thread. */
public final class JsonInput {

    private static final int MOST_DETAIL = 200;

    private JsonInput() {}

    /**
     * The value that {@code utf8} is.
     *
     * @throws UnencodableException with line, column and cause if it is none
     */
    public static JsonNode read(byte[] utf8) throws UnencodableException {
        JsonFactory factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(JsonLimits.DEPTH)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
        ObjectMapper mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        try {
            JsonNode node = mapper.readTree(utf8);
            if (node.isMissingNode()) {
                throw new UnencodableException(Text.of("payload.encode.empty"));
            }
            return node;
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            String detail = Escapes.visible(String.valueOf(e.getOriginalMessage()), MOST_DETAIL);
            throw new UnencodableException(Text.of(
                    "payload.encode.json",
                    detail,
                    place == null ? 1 : place.getLineNr(),
                    place == null ? 1 : place.getColumnNr()));
        } catch (NumberFormatException | IOException e) {
            // Jackson does not wrap what it says of an exponent that no BigDecimal has
            throw new UnencodableException(
                    Text.of("payload.encode.json", Escapes.visible(String.valueOf(e.getMessage()), MOST_DETAIL), 1, 1));
        }
    }
}
