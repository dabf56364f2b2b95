package io.topiary.core.payload.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.topiary.core.payload.diff.JsonValue.Arr;
import io.topiary.core.payload.diff.JsonValue.Kind;
import io.topiary.core.payload.diff.JsonValue.Leaf;
import io.topiary.core.payload.diff.JsonValue.Member;
import io.topiary.core.payload.diff.JsonValue.Obj;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON without losing a character of a value. One document; one thread. */
final class JsonValues {

    /** Larger documents are not looked into. */
    static final int MOST_BYTES = 5_000_000;

    private static final int MOST_VALUES = 300_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(500)
                    .maxDocumentLength(MOST_BYTES)
                    .maxNumberLength(MOST_BYTES)
                    .maxStringLength(MOST_BYTES)
                    .maxNameLength(MOST_BYTES)
                    .build())
            .build();

    private final byte[] bytes;
    private final IgnoredPaths ignored;
    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable JsonValue root;

    /** An object or array that is not at its end yet; its key is where it belongs in the one around it. */
    private record Open(boolean array, String pointer, String key, boolean left, List<Member> members) {

        String below(String name) {
            String level = array ? String.valueOf(members.size()) : escape(name);
            return pointer + "/" + level;
        }
    }

    private JsonValues(byte[] bytes, IgnoredPaths ignored) {
        this.bytes = bytes;
        this.ignored = ignored;
    }

    /** The value in {@code bytes} without what is {@code ignored}; empty if it is no JSON, too deep or too large. */
    static Optional<JsonValue> read(byte[] bytes, IgnoredPaths ignored) {
        if (bytes.length > MOST_BYTES) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(bytes)) {
            return new JsonValues(bytes, ignored).read(parser);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** {@code key} as a level of a JSON Pointer (RFC 6901, section 3). */
    static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private Optional<JsonValue> read(JsonParser parser) throws IOException {
        int values = 0;
        String key = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (++values > MOST_VALUES || root != null) {
                return Optional.empty();
            }
            switch (token) {
                case FIELD_NAME -> key = parser.currentName();
                case START_OBJECT, START_ARRAY -> begin(token == JsonToken.START_ARRAY, key);
                case END_OBJECT, END_ARRAY -> end();
                default -> add(key, leaf(parser, token), true);
            }
        }
        return Optional.ofNullable(root);
    }

    private void begin(boolean array, String key) {
        Open around = open.peek();
        String pointer = around == null ? "" : around.below(key);
        boolean left = around != null && (around.left || isLeftOut(around, pointer, key));
        open.push(new Open(array, pointer, key, left, new ArrayList<>()));
    }

    private void end() {
        Open ended = open.pop();
        JsonValue value =
                ended.array ? Arr.of(ended.members.stream().map(Member::value).toList()) : Obj.of(ended.members);
        add(ended.key, value, !ended.left);
    }

    private void add(String key, JsonValue value, boolean kept) {
        Open around = open.peek();
        if (around == null) {
            root = value;
        } else if (around.array || (kept && !isLeftOut(around, around.below(key), key))) {
            around.members.add(new Member(around.array ? "" : key, value));
        }
    }

    /** An item of an array keeps its place. */
    private boolean isLeftOut(Open around, String pointer, String key) {
        return !around.array && ignored.has(pointer, key);
    }

    private Leaf leaf(JsonParser parser, JsonToken token) throws IOException {
        String value = parser.getText();
        return switch (token) {
            case VALUE_STRING -> {
                int from = (int) parser.currentTokenLocation().getByteOffset();
                int to = (int) parser.currentLocation().getByteOffset();
                yield new Leaf(Kind.STRING, new String(bytes, from, to - from, UTF_8), value);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Leaf(Kind.NUMBER, value, value);
            default -> new Leaf(Kind.LITERAL, value, value);
        };
    }
}
