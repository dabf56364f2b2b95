package io.topiary.core.payload.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.dataformat.smile.SmileFactory;
import com.fasterxml.jackson.dataformat.smile.SmileFactoryBuilder;
import com.fasterxml.jackson.dataformat.smile.SmileParser;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of Smile (version 1.0 of its specification), with or without its header. */
final class SmileValues implements Values {

    private static final int MOST_DETAIL = 200;
    private static final SmileFactory SMILE = factory();

    private final byte[] bytes;
    private @Nullable JsonParser parser;
    private @Nullable JsonToken token;

    SmileValues(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public boolean more() throws UndecodableException {
        if (token == null) {
            token = read();
        }
        return token != null;
    }

    @Override
    public List<Text> remarks() {
        return List.of();
    }

    @Override
    public void next(JsonText json) throws UndecodableException {
        int outer = json.depth();
        do {
            if (!more()) {
                throw new UndecodableException(Text.of("payload.format.ends", bytes.length));
            }
            write(json);
            token = null;
        } while (json.depth() > outer);
    }

    private void write(JsonText json) throws UndecodableException {
        JsonParser in = parser();
        try {
            switch (in.currentToken()) {
                case START_OBJECT -> json.object();
                case END_OBJECT -> json.endObject();
                case START_ARRAY -> json.array();
                case END_ARRAY -> json.endArray();
                case FIELD_NAME -> json.key(in.currentName());
                case VALUE_STRING -> json.text(in.getText());
                case VALUE_TRUE -> json.bool(true);
                case VALUE_FALSE -> json.bool(false);
                case VALUE_EMBEDDED_OBJECT -> json.bytes(in.getBinaryValue());
                case VALUE_NUMBER_INT -> json.number(in.getBigIntegerValue());
                case VALUE_NUMBER_FLOAT -> number(in, json);
                case VALUE_NULL, NOT_AVAILABLE -> json.nothing();
            }
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    private static void number(JsonParser in, JsonText json) throws IOException, UndecodableException {
        switch (in.getNumberType()) {
            case FLOAT -> json.number(in.getFloatValue());
            case DOUBLE -> json.number(in.getDoubleValue());
            default -> json.number(in.getDecimalValue());
        }
    }

    private @Nullable JsonToken read() throws UndecodableException {
        try {
            return parser().nextToken();
        } catch (IOException | RuntimeException e) {
            throw broken(e);
        }
    }

    private JsonParser parser() throws UndecodableException {
        if (parser == null) {
            try {
                parser = SMILE.createParser(bytes);
            } catch (IOException | RuntimeException e) {
                throw broken(e);
            }
        }
        return parser;
    }

    /** The parser answers some broken bytes with exceptions that it does not declare. */
    private UndecodableException broken(Exception e) {
        if (e instanceof JsonEOFException) {
            return new UndecodableException(Text.of("payload.format.ends", bytes.length));
        }
        String message = e instanceof JsonProcessingException said ? said.getOriginalMessage() : e.getMessage();
        String detail = message == null ? e.getClass().getSimpleName() : message;
        return new UndecodableException(
                detail.contains("nesting depth")
                        ? Text.of("payload.format.tooDeep", JsonLimits.DEPTH)
                        : Text.of("payload.format.broken", Escapes.visible(detail, MOST_DETAIL)));
    }

    private static SmileFactory factory() {
        SmileFactoryBuilder builder = SmileFactory.builder();
        builder.streamReadConstraints(StreamReadConstraints.builder()
                .maxNestingDepth(JsonLimits.DEPTH)
                .maxStringLength(JsonText.MOST_BYTES)
                .maxNumberLength(JsonText.LARGEST_INTEGER)
                .build());
        return builder.disable(SmileParser.Feature.REQUIRE_HEADER).build();
    }
}
