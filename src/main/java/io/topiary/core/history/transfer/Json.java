package io.topiary.core.history.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.UserProperty;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads JSON of strangers: not too deep, and never more of it than fits into memory. */
final class Json {

    private static final int DEEPEST = 100;
    private static final int LONGEST_STRING = 400_000_000;
    private static final int MOST_VALUES = 4_000_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectMapper mapper = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** The one value in {@code text}. */
    JsonNode tree(String text) throws JsonProcessingException {
        return mapper.readTree(text);
    }

    /** A parser over {@code in}, which may hold many values one after the other. */
    JsonParser parser(InputStream in) throws IOException {
        return mapper.createParser(in);
    }

    /**
     * The value that {@code parser} stands on.
     *
     * @throws UnreadableException if there is too much in it; the parser then stands somewhere within it
     */
    JsonNode value(JsonParser parser) throws IOException, UnreadableException {
        return value(parser, new int[] {MOST_VALUES});
    }

    private JsonNode value(JsonParser parser, int[] left) throws IOException, UnreadableException {
        if (--left[0] < 0) {
            throw new UnreadableException(Text.of("transfer.values", MOST_VALUES));
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, left);
            case START_ARRAY -> array(parser, left);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? NODES.numberNode(parser.getBigIntegerValue())
                        : NODES.numberNode(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonParser parser, int[] left) throws IOException, UnreadableException {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.set(name, value(parser, left));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, int[] left) throws IOException, UnreadableException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser, left));
        }
        return array;
    }

    /** The texts in the object {@code name} in {@code text}, in their order, also where a name repeats. */
    List<UserProperty> pairs(String text, String name) throws JsonProcessingException {
        List<UserProperty> pairs = new ArrayList<>();
        if (!text.contains("\"" + name + "\"")) {
            return pairs;
        }
        try (JsonParser parser = mapper.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals(name)) {
                    addPairs(parser, pairs);
                }
            }
            return pairs;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new IllegalStateException("a string can always be read", e);
        }
    }

    private static void addPairs(JsonParser parser, List<UserProperty> pairs) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                pairs.add(new UserProperty(key, parser.getText()));
            } else {
                parser.skipChildren();
            }
        }
    }
}
