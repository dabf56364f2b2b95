package io.topiary.core.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The single values in a JSON payload, by JSON Pointers (RFC 6901), each as it stands in the text: no number is ever
 * computed. A payload that is no JSON but a short text is one value, at the empty pointer. Total: takes any bytes. Any
 * thread; takes as long as the payload is.
 */
public final class JsonLeaves {

    private static final int LONGEST_TEXT = 100;

    /** Deeper or larger documents than these are not looked into: this is asked about everything that goes by. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(500)
                    .maxDocumentLength(5L * 1024 * 1024)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    private JsonLeaves() {}

    /**
     * A string, number, literal or null.
     *
     * @param pointer where it is
     * @param text as it stands in the payload, a string without its quotation marks and with its escapes resolved
     */
    public record Leaf(String pointer, String text) {}

    /** The values of {@code payload} in order, the first {@code most} of them. */
    public static List<Leaf> of(byte[] payload, int most) {
        List<Leaf> leaves = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(payload)) {
            for (JsonToken token = parser.nextToken();
                    token != null && leaves.size() < most;
                    token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    String pointer = parser.getParsingContext().pathAsPointer().toString();
                    leaves.add(new Leaf(pointer, parser.getText()));
                }
            }
        } catch (IOException notJson) {
            leaves.removeIf(leaf -> leaf.pointer().isEmpty());
            return leaves.isEmpty()
                    ? plain(payload).map(text -> List.of(new Leaf("", text))).orElse(List.of())
                    : leaves;
        }
        return leaves;
    }

    /**
     * The value at {@code pointer}.
     *
     * @param pointer a JSON Pointer
     * @return empty if there is none, or an object or array
     * @throws IllegalArgumentException if {@code pointer} is none
     */
    public static Optional<String> textAt(byte[] payload, String pointer) {
        JsonPointer way = JsonPointer.compile(pointer);
        try (JsonParser parser = JSON.createParser(payload)) {
            JsonToken token = parser.nextToken();
            while (token != null && !way.matches()) {
                token = into(parser, token, way);
                way = way.tail();
            }
            boolean found = token != null && token.isScalarValue();
            String text = found ? parser.getText() : "";
            if (found && (!pointer.isEmpty() || parser.nextToken() == null)) {
                return Optional.of(text);
            }
            return Optional.empty();
        } catch (IOException notJson) {
            return pointer.isEmpty() ? plain(payload) : Optional.empty();
        }
    }

    private static @Nullable JsonToken into(JsonParser parser, JsonToken at, JsonPointer way) throws IOException {
        if (at == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(way.getMatchingProperty());
                JsonToken token = parser.nextToken();
                if (found) {
                    return token;
                }
                parser.skipChildren();
            }
            return null;
        }
        int index = way.getMatchingIndex();
        if (at != JsonToken.START_ARRAY || index < 0) {
            return null;
        }
        JsonToken token = parser.nextToken();
        for (int i = 0; i < index && token != null && token != JsonToken.END_ARRAY; i++) {
            parser.skipChildren();
            token = parser.nextToken();
        }
        return token == JsonToken.END_ARRAY ? null : token;
    }

    private static Optional<String> plain(byte[] payload) {
        if (payload.length == 0 || payload.length > LONGEST_TEXT || Utf8.firstInvalid(payload) >= 0) {
            return Optional.empty();
        }
        String text = new String(payload, StandardCharsets.UTF_8).strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
