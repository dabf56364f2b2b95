package io.topiary.core.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells whether bytes are one JSON value, by running Jackson's streaming parser over them: no tree, no numbers made, no
 * recursion.
 */
public final class JsonCheck {

    private static final int MOST_DETAIL = 200;
    /** Shorter ones are made characters at once, which takes less than a reader and its buffers. */
    private static final int SHORT = 16_384;

    private static final JsonFactory AUTOMATIC = factory(JsonLimits.AUTOMATIC);

    private JsonCheck() {}

    /** What came of it. */
    public sealed interface Result {}

    /** It is JSON; {@code duplicateKeys} only says true if the limits asked for that. */
    public record Valid(boolean duplicateKeys) implements Result {}

    /** It is not, or was too much to check. */
    public record Invalid(JsonProblem problem) implements Result {}

    /**
     * Checks valid UTF-8.
     *
     * @param utf8 bytes that are known to be valid UTF-8
     */
    public static Result check(byte[] utf8, JsonLimits limits) {
        if (utf8.length > limits.bytes()) {
            return new Invalid(
                    new JsonProblem(Text.of("payload.json.tooLarge", utf8.length, limits.bytes()), 0, 0, true));
        }
        if (startsWithByteOrderMark(utf8)) {
            return new Invalid(new JsonProblem(Text.of("payload.json.bom"), 1, 1, false));
        }
        JsonFactory factory = limits.equals(JsonLimits.AUTOMATIC) ? AUTOMATIC : factory(limits);
        try (JsonParser parser = parser(factory, utf8)) {
            return run(parser, limits);
        } catch (StreamConstraintsException e) {
            return new Invalid(constraint(e));
        } catch (JsonProcessingException e) {
            return new Invalid(syntax(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of characters, because given bytes Jackson would guess UTF-16 from a NUL among them. */
    private static JsonParser parser(JsonFactory factory, byte[] utf8) throws IOException {
        return utf8.length <= SHORT
                ? factory.createParser(new String(utf8, UTF_8).toCharArray())
                : factory.createParser(new InputStreamReader(new ByteArrayInputStream(utf8), UTF_8));
    }

    private static Result run(JsonParser parser, JsonLimits limits) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            return new Invalid(new JsonProblem(Text.of("payload.json.empty"), 0, 0, false));
        }
        Deque<Set<String>> open = new ArrayDeque<>();
        boolean duplicates = false;
        int depth = 0;
        do {
            switch (token) {
                case START_OBJECT, START_ARRAY -> {
                    depth++;
                    open.push(new HashSet<>(0));
                }
                case END_OBJECT, END_ARRAY -> {
                    depth--;
                    open.pop();
                }
                case FIELD_NAME -> {
                    if (limits.findDuplicates() && !duplicates) {
                        duplicates = !open.element().add(parser.currentName());
                    }
                }
                default -> {}
            }
            token = parser.nextToken();
        } while (token != null && depth > 0);
        if (token != null) {
            JsonLocation place = parser.currentTokenLocation();
            return new Invalid(
                    new JsonProblem(Text.of("payload.json.more"), place.getLineNr(), place.getColumnNr(), false));
        }
        return new Valid(duplicates);
    }

    private static boolean startsWithByteOrderMark(byte[] utf8) {
        return utf8.length >= 3 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF;
    }

    private static JsonProblem constraint(StreamConstraintsException e) {
        String message = e.getOriginalMessage();
        if (message.contains("nesting depth")) {
            return new JsonProblem(Text.of("payload.json.tooDeep", JsonLimits.DEPTH), 0, 0, false);
        }
        if (message.contains("Token count")) {
            return new JsonProblem(Text.of("payload.json.tooManyTokens"), 0, 0, true);
        }
        return new JsonProblem(detail(e), 0, 0, true);
    }

    private static JsonProblem syntax(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        return place == null
                ? new JsonProblem(detail(e), 0, 0, false)
                : new JsonProblem(detail(e), place.getLineNr(), place.getColumnNr(), false);
    }

    private static Text detail(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return Text.of("payload.json.detail", Escapes.visible(message == null ? "" : message, MOST_DETAIL));
    }

    private static JsonFactory factory(JsonLimits limits) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(JsonLimits.DEPTH)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(limits.nameLength())
                .maxTokenCount(limits.tokens())
                .build();
        return new JsonFactoryBuilder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();
    }
}
