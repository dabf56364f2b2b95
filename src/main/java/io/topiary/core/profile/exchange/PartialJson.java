package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON as far as it goes: of a file that breaks off or goes bad in the middle, what was whole before that place.
 *
 * @param root what was read; missing if nothing was
 * @param unfinished objects and arrays that were still open where it broke, by identity
 * @param problem what is wrong with it and where, or null if it is whole
 */
record PartialJson(
        JsonNode root, Set<JsonNode> unfinished, @Nullable Text problem) {

    /** Less than what the profiles' own file may have, so that what is taken from here can be read back there. */
    private static final int DEEPEST = 50;

    private static final int MOST_TOKENS = 1_000_000;

    /** Reads {@code text}. */
    static PartialJson parse(String text) {
        Builder builder = new Builder();
        try (JsonParser parser = factory().createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (builder.isComplete()) {
                    return builder.end(Text.of(
                            "store.problem.json.at",
                            parser.currentTokenLocation().getLineNr(),
                            parser.currentTokenLocation().getColumnNr()));
                }
                builder.take(token, parser);
            }
            return builder.end(builder.isComplete() ? null : Text.of("store.problem.empty"));
        } catch (StreamConstraintsException e) {
            return builder.end(Text.of("exchange.problem.limits"));
        } catch (JsonProcessingException e) {
            return builder.end(
                    e.getLocation() == null
                            ? Text.of("store.problem.json")
                            : Text.of(
                                    "store.problem.json.at",
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()));
        } catch (IOException e) {
            return builder.end(Text.of("store.problem.json"));
        }
    }

    /** Whether {@code node} broke off. */
    boolean isUnfinished(JsonNode node) {
        return unfinished.contains(node);
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxTokenCount(MOST_TOKENS)
                        .maxStringLength((int) ProfileImports.LARGEST_BYTES)
                        .maxDocumentLength(ProfileImports.LARGEST_BYTES)
                        .build())
                .build();
    }

    /** Builds the tree token by token. */
    private static final class Builder {

        private final JsonNodeFactory nodes = JsonNodeFactory.instance;
        private final Deque<ContainerNode<?>> open = new ArrayDeque<>();
        private String key = "";
        private JsonNode root = MissingNode.getInstance();

        boolean isComplete() {
            return !root.isMissingNode() && open.isEmpty();
        }

        void take(JsonToken token, JsonParser parser) throws IOException {
            switch (token) {
                case FIELD_NAME -> key = parser.currentName();
                case START_OBJECT -> open(nodes.objectNode());
                case START_ARRAY -> open(nodes.arrayNode());
                case END_OBJECT, END_ARRAY -> open.pop();
                case VALUE_STRING -> put(nodes.textNode(parser.getText()));
                case VALUE_NUMBER_INT ->
                    put(
                            parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                                    ? nodes.numberNode(parser.getBigIntegerValue())
                                    : nodes.numberNode(parser.getLongValue()));
                case VALUE_NUMBER_FLOAT -> put(nodes.numberNode(parser.getDoubleValue()));
                case VALUE_TRUE -> put(nodes.booleanNode(true));
                case VALUE_FALSE -> put(nodes.booleanNode(false));
                default -> put(nodes.nullNode());
            }
        }

        PartialJson end(@Nullable Text problem) {
            Set<JsonNode> unfinished = Collections.newSetFromMap(new IdentityHashMap<>());
            unfinished.addAll(open);
            return new PartialJson(root, unfinished, problem);
        }

        private void open(ContainerNode<?> container) {
            put(container);
            open.push(container);
        }

        private void put(JsonNode node) {
            switch (open.peek()) {
                case ObjectNode object -> object.set(key, node);
                case ArrayNode array -> array.add(node);
                case null, default -> root = node;
            }
        }
    }
}
