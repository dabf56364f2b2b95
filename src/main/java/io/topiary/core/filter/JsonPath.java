package io.topiary.core.filter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way to a value in JSON, such as {@code .sensors[0].temp}. Immutable; any thread may look.
 *
 * @param steps names of keys and numbers of elements (as {@link Integer}), from the outside in; none for the whole
 */
public record JsonPath(List<Object> steps) {

    /** Deeper or larger documents than these are not looked into: a query runs over everything that goes by. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(500)
                    .maxDocumentLength(5L * 1024 * 1024)
                    .maxNumberLength(1_000)
                    .build())
            .build();

    public JsonPath {
        steps = List.copyOf(steps);
    }

    /**
     * The value at the path.
     *
     * @param payload JSON in UTF-8, or anything else
     * @return a scalar as it stands in the text, a string without its quotation marks, {@code {}} or {@code []} for an
     *     object or array; empty if there is none or the payload is no JSON up to there
     */
    Optional<String> in(byte[] payload) {
        if (payload.length == 0) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(payload)) {
            JsonToken token = parser.nextToken();
            for (Object step : steps) {
                token = into(parser, token, step);
            }
            return value(parser, token);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static JsonToken into(JsonParser parser, @Nullable JsonToken at, Object step) throws IOException {
        return switch (step) {
            case Integer index when at == JsonToken.START_ARRAY -> element(parser, index);
            case String name when at == JsonToken.START_OBJECT -> member(parser, name);
            default -> JsonToken.NOT_AVAILABLE;
        };
    }

    private static JsonToken element(JsonParser parser, int index) throws IOException {
        JsonToken token = parser.nextToken();
        for (int i = 0; i < index && token != null && token != JsonToken.END_ARRAY; i++) {
            parser.skipChildren();
            token = parser.nextToken();
        }
        return token == null || token == JsonToken.END_ARRAY ? JsonToken.NOT_AVAILABLE : token;
    }

    private static JsonToken member(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(name);
            JsonToken token = parser.nextToken();
            if (found) {
                return token;
            }
            parser.skipChildren();
        }
        return JsonToken.NOT_AVAILABLE;
    }

    private static Optional<String> value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            return Optional.empty();
        }
        return switch (token) {
            case START_OBJECT -> Optional.of("{}");
            case START_ARRAY -> Optional.of("[]");
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME -> Optional.empty();
            default -> Optional.of(parser.getText());
        };
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Object step : steps) {
            text.append(step instanceof Integer index ? "[" + index + "]" : "." + step);
        }
        return text.isEmpty() ? "." : text.toString();
    }
}
