package io.topiary.core.compare;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.topiary.core.filter.JsonPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON without what makes no difference: two documents that are the same but for that have the same digest. Numbers
 * stay the characters they were sent as: {@code 1.0} is not {@code 1}.
 */
final class JsonDigest {

    private static final int MOST_BYTES = 1_000_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNumberLength(1_000_000)
                    .build())
            .build();

    private final boolean sorted;
    private final List<JsonPath> ignored;
    private final List<Object> place = new ArrayList<>();

    /**
     * @param sorted whether keys are put into order
     * @param ignored what is left out
     */
    JsonDigest(boolean sorted, List<JsonPath> ignored) {
        this.sorted = sorted;
        this.ignored = ignored;
    }

    /** The digest of {@code payload}; empty if it is no JSON object or array, or one too large to look into. */
    Optional<String> of(byte[] payload) {
        if (payload.length > MOST_BYTES || !mayBeJson(payload)) {
            return Optional.empty();
        }
        place.clear();
        try (JsonParser parser = JSON.createParser(payload)) {
            StringBuilder digest = new StringBuilder(payload.length);
            parser.nextToken();
            value(parser, digest);
            return parser.nextToken() == null ? Optional.of(digest.toString()) : Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static boolean mayBeJson(byte[] payload) {
        for (byte b : payload) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return b == '{' || b == '[';
            }
        }
        return false;
    }

    private void value(JsonParser parser, StringBuilder digest) throws IOException {
        @Nullable JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            object(parser, digest);
        } else if (token == JsonToken.START_ARRAY) {
            array(parser, digest);
        } else if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
            string(parser.getText(), digest);
        } else {
            digest.append(parser.getText());
        }
    }

    private void object(JsonParser parser, StringBuilder digest) throws IOException {
        List<String> members = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            place.add(name);
            parser.nextToken();
            if (isIgnored()) {
                parser.skipChildren();
            } else {
                StringBuilder member = new StringBuilder();
                string(name, member);
                value(parser, member.append(':'));
                members.add(member.toString());
            }
            place.removeLast();
        }
        if (sorted) {
            members.sort(Comparator.naturalOrder());
        }
        digest.append('{').append(String.join(",", members)).append('}');
    }

    private void array(JsonParser parser, StringBuilder digest) throws IOException {
        digest.append('[');
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            place.add(i);
            if (isIgnored()) {
                parser.skipChildren();
            } else {
                value(parser, digest);
            }
            place.removeLast();
            digest.append(',');
        }
        digest.append(']');
    }

    private boolean isIgnored() {
        return ignored.stream().anyMatch(path -> path.steps().equals(place));
    }

    /** The length before it keeps strings apart from all that could stand beside them. */
    private static void string(String text, StringBuilder digest) {
        digest.append('"').append(text.length()).append('"').append(text);
    }
}
