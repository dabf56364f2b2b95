package io.topiary.core.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.topiary.core.payload.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything in one payload, in the order in which it stands there, a container before what is in it. Numbers are as they
 * were sent: none is ever computed. Total: takes any bytes.
 *
 * @param seen the values, the whole payload first
 * @param cut whether there were more, or deeper ones, than are looked at
 */
record Sightings(List<Seen> seen, boolean cut) {

    /** Payloads larger than this are not looked into, in bytes. */
    static final int LARGEST = 1 << 20;

    /** Values below this many levels are not looked at. */
    static final int DEEPEST = 32;

    private static final int MOST = 20_000;
    private static final int LONGEST_NAME = 200;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(500)
                    .maxNumberLength(1_000)
                    .maxNameLength(50_000)
                    .build())
            .build();

    Sightings {
        seen = List.copyOf(seen);
    }

    /**
     * A value.
     *
     * @param parent which of the values it is in, -1 for the whole payload
     * @param name its key there; null for an item of an array and for the whole payload
     * @param kind what it is
     * @param text a number as it was sent, a string without its quotation marks; empty for others
     */
    record Seen(int parent, @Nullable String name, JsonKind kind, String text) {}

    /** What there is in {@code payload}; empty if that is nobody's to say: it is empty, too large, or too deep. */
    static Optional<Sightings> of(byte[] payload) {
        if (payload.length == 0 || payload.length > LARGEST) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(payload)) {
            return Optional.of(new Walk(parser).run());
        } catch (StreamConstraintsException tooMuch) {
            return Optional.empty();
        } catch (IOException notJson) {
            return Optional.of(plain(payload));
        }
    }

    private static Sightings plain(byte[] payload) {
        boolean text = Utf8.isValid(payload);
        String words = text ? new String(payload, StandardCharsets.UTF_8) : "";
        return new Sightings(List.of(new Seen(-1, null, text ? JsonKind.TEXT : JsonKind.BYTES, words)), false);
    }

    /** One way through a document. */
    private static final class Walk {

        private final JsonParser parser;
        private final List<Seen> seen = new ArrayList<>();
        private final int[] open = new int[DEEPEST + 1];
        private int depth;
        private boolean cut;

        Walk(JsonParser parser) {
            this.parser = parser;
        }

        Sightings run() throws IOException {
            JsonToken token = parser.nextToken();
            do {
                if (token == null) {
                    throw new IOException("there is nothing, or it ends too early");
                }
                token = take(token);
            } while (depth > 0 || token != null);
            return new Sightings(seen, cut);
        }

        private @Nullable JsonToken take(JsonToken token) throws IOException {
            if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
                depth--;
            } else if (token != JsonToken.FIELD_NAME) {
                if (depth == 0 && !seen.isEmpty()) {
                    throw new IOException("there is more than one document");
                }
                value(token);
            }
            return parser.nextToken();
        }

        private void value(JsonToken token) throws IOException {
            String name = parser.currentName();
            boolean known = depth == 0 || !token.isStructStart() || depth < DEEPEST;
            if (seen.size() >= MOST || !known || (name != null && name.length() > LONGEST_NAME)) {
                cut = true;
                parser.skipChildren();
                return;
            }
            JsonKind kind = kind(token);
            boolean told = kind == JsonKind.NUMBER || kind == JsonKind.STRING || kind == JsonKind.BOOLEAN;
            seen.add(new Seen(depth == 0 ? -1 : open[depth - 1], name, kind, told ? parser.getText() : ""));
            if (token.isStructStart()) {
                open[depth++] = seen.size() - 1;
            }
        }

        private static JsonKind kind(JsonToken token) throws IOException {
            return switch (token) {
                case START_OBJECT -> JsonKind.OBJECT;
                case START_ARRAY -> JsonKind.ARRAY;
                case VALUE_STRING -> JsonKind.STRING;
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonKind.NUMBER;
                case VALUE_TRUE, VALUE_FALSE -> JsonKind.BOOLEAN;
                case VALUE_NULL -> JsonKind.NULL;
                default -> throw new IOException("no value: " + token);
            };
        }
    }
}
