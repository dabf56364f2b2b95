package io.topiary.core.payload.wire;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.payload.format.JsonText;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A message of an unknown type as JSON: an object of field numbers, each an object that names what was on the wire, or an
 * array of such if the field came more than once.
 *
 * <p>{@code {"varint":150}} (unsigned, all 64 bits), {@code {"fixed32":1078530011,"float":3.1415927}}, {@code
 * {"fixed64":…,"double":…}}, {@code {"group":{…}}}; what has a length is guessed: {@code {"text":"…"}} if it reads as
 * UTF-8, {@code {"message":{…}}} if all of it is one, else {@code {"bytes":{"$hex":"…"}}}.
 */
public final class WireDump {

    private static final int SHORTEST_MESSAGE = 2;

    private final JsonText json;
    private final WireBudget budget;

    /** Writes to {@code json}. */
    public WireDump(JsonText json, WireBudget budget) {
        this.json = json;
        this.budget = budget;
    }

    /** Writes {@code fields} as one object. */
    public void write(WireFields fields) throws UndecodableException {
        write(fields, 0);
    }

    private void write(WireFields fields, int depth) throws UndecodableException {
        json.object();
        for (Map.Entry<Integer, List<WireValue>> field : fields.byNumber().entrySet()) {
            json.key(field.getKey().toString());
            List<WireValue> values = field.getValue();
            if (values.size() == 1) {
                value(values.getFirst(), depth);
                continue;
            }
            json.array();
            for (WireValue value : values) {
                value(value, depth);
            }
            json.endArray();
        }
        json.endObject();
    }

    private void value(WireValue value, int depth) throws UndecodableException {
        json.object();
        switch (value) {
            case WireValue.Varint(long bits) -> json.key("varint").number(unsigned(bits));
            case WireValue.Fixed32(int bits) ->
                json.key("fixed32")
                        .number(Integer.toUnsignedLong(bits))
                        .key("float")
                        .number(Float.intBitsToFloat(bits));
            case WireValue.Fixed64(long bits) ->
                json.key("fixed64").number(unsigned(bits)).key("double").number(Double.longBitsToDouble(bits));
            case WireValue.Group(WireFields fields) -> {
                json.key("group");
                write(fields, depth + 1);
            }
            case WireValue.Block block -> block(block, depth);
        }
        json.endObject();
    }

    private void block(WireValue.Block block, int depth) throws UndecodableException {
        byte[] bytes = block.bytes();
        if (readsAsText(bytes)) {
            json.key("text").text(new String(bytes, StandardCharsets.UTF_8));
            return;
        }
        if (block.length() >= SHORTEST_MESSAGE && depth < WireFields.DEPTH) {
            WireFields inner;
            try {
                inner = WireFields.parse(block.source(), block.from(), block.length(), budget);
            } catch (UndecodableException noMessage) {
                json.key("bytes").bytes(bytes);
                return;
            }
            json.key("message");
            write(inner, depth + 1);
            return;
        }
        json.key("bytes").bytes(bytes);
    }

    /** Whether it is UTF-8 without control characters other than those of text. */
    private static boolean readsAsText(byte[] bytes) {
        for (byte b : bytes) {
            if ((b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') || b == 0x7F) {
                return false;
            }
        }
        return Utf8.isValid(bytes);
    }

    private static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }
}
