package io.topiary.core.payload.format;

import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bson.types.Decimal128;

/**
 * BSON documents (bsonspec.org, version 1.1) as relaxed Extended JSON v2, the way in which MongoDB's own tools write
 * them: 32 and 64 bit integers and finite floats are numbers, anything else of theirs is an object with a dollar key.
 */
final class BsonValues implements Values {

    private static final int SMALLEST = 5;
    private static final long YEAR_10000 = 253_402_300_800_000L;
    private static final String WHAT_TEXT = "payload.format.what.text";

    private final Cursor in;
    private int depth;

    BsonValues(byte[] bytes) {
        this.in = new Cursor(bytes, ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public boolean more() {
        return !in.atEnd();
    }

    @Override
    public List<Text> remarks() {
        return List.of();
    }

    @Override
    public void next(JsonText json) throws UndecodableException {
        document(json, false);
    }

    private void document(JsonText json, boolean array) throws UndecodableException {
        if (++depth > JsonLimits.DEPTH) {
            throw new UndecodableException(Text.of("payload.format.tooDeep", JsonLimits.DEPTH));
        }
        int start = in.at();
        int size = in.i32();
        if (size < SMALLEST) {
            throw broken(start);
        }
        in.claim(size - 4L, start, "payload.format.what.document");
        int end = in.at();
        in.moveTo(start + 4);
        if (array) {
            json.array();
        } else {
            json.object();
        }
        for (int type = in.u8(); type != 0; type = in.u8()) {
            String name = cString();
            if (!array) {
                json.key(name);
            }
            element(type, json);
        }
        if (in.at() != end) {
            throw broken(start);
        }
        if (array) {
            json.endArray();
        } else {
            json.endObject();
        }
        depth--;
    }

    private void element(int type, JsonText json) throws UndecodableException {
        int start = in.at();
        switch (type) {
            case 0x01 -> number(Double.longBitsToDouble(in.i64()), json);
            case 0x02 -> json.text(string());
            case 0x03 -> document(json, false);
            case 0x04 -> document(json, true);
            case 0x05 -> binary(json, start);
            case 0x07 -> oid(json);
            case 0x08 -> bool(json, start);
            case 0x09 -> date(in.i64(), json);
            case 0x0B -> regularExpression(json);
            case 0x0C -> {
                json.object().key("$dbPointer").object().key("$ref").text(string());
                oid(json.key("$id"));
                json.endObject().endObject();
            }
            case 0x0F -> scope(json, start);
            case 0x10 -> json.number(in.i32());
            case 0x11 -> timestamp(json);
            case 0x12 -> json.number(in.i64());
            case 0x13 -> {
                long low = in.i64();
                json.word(
                        "$numberDecimal",
                        Decimal128.fromIEEE754BIDEncoding(in.i64(), low).toString());
            }
            default -> word(type, start, json);
        }
    }

    /** What is hardly more than its type. */
    private void word(int type, int start, JsonText json) throws UndecodableException {
        switch (type) {
            case 0x06 -> json.object().key("$undefined").bool(true).endObject();
            case 0x0A -> json.nothing();
            case 0x0D -> json.word("$code", string());
            case 0x0E -> json.word("$symbol", string());
            case 0x7F -> json.object().key("$maxKey").number(1).endObject();
            case 0xFF -> json.object().key("$minKey").number(1).endObject();
            default ->
                throw new UndecodableException(Text.of("payload.format.undefined", start, String.format("%02X", type)));
        }
    }

    private void timestamp(JsonText json) throws UndecodableException {
        long increment = in.i32() & 0xFFFF_FFFFL;
        json.object().key("$timestamp").object().key("t").number(in.i32() & 0xFFFF_FFFFL);
        json.key("i").number(increment).endObject().endObject();
    }

    private static void number(double value, JsonText json) throws UndecodableException {
        if (Double.isFinite(value)) {
            json.number(value);
        } else {
            json.word("$numberDouble", Double.toString(value));
        }
    }

    private void binary(JsonText json, int start) throws UndecodableException {
        long size = in.i32();
        int subtype = in.u8();
        byte[] data = in.take(size, start, "payload.format.what.bytes");
        json.object().key("$binary").object();
        json.key("base64").text(Base64.getEncoder().encodeToString(data));
        json.key("subType").text(HexFormat.of().toHexDigits((byte) subtype));
        json.endObject().endObject();
    }

    private void oid(JsonText json) throws UndecodableException {
        json.word("$oid", HexFormat.of().formatHex(in.take(12, in.at(), "payload.format.what.bytes")));
    }

    private void bool(JsonText json, int start) throws UndecodableException {
        int value = in.u8();
        if (value > 1) {
            throw broken(start);
        }
        json.bool(value == 1);
    }

    private static void date(long millis, JsonText json) throws UndecodableException {
        if (millis >= 0 && millis < YEAR_10000) {
            json.word("$date", Instant.ofEpochMilli(millis).toString());
        } else {
            json.object()
                    .key("$date")
                    .word("$numberLong", Long.toString(millis))
                    .endObject();
        }
    }

    private void regularExpression(JsonText json) throws UndecodableException {
        json.object().key("$regularExpression").object();
        json.key("pattern").text(cString()).key("options").text(cString());
        json.endObject().endObject();
    }

    private void scope(JsonText json, int start) throws UndecodableException {
        int size = in.i32();
        json.object().key("$code").text(string()).key("$scope");
        document(json, false);
        json.endObject();
        if (in.at() - start != size) {
            throw broken(start);
        }
    }

    /** A text behind its length, which counts the 0 at its end. */
    private String string() throws UndecodableException {
        int start = in.at();
        int size = in.i32();
        if (size < 1) {
            throw broken(start);
        }
        String text = in.text(size - 1L, start, WHAT_TEXT);
        if (in.u8() != 0) {
            throw broken(start);
        }
        return text;
    }

    private String cString() throws UndecodableException {
        int start = in.at();
        while (in.u8() != 0) {
            // to its end
        }
        int length = in.at() - 1 - start;
        in.moveTo(start);
        String text = in.text(length, start, WHAT_TEXT);
        in.u8();
        return text;
    }

    private static UndecodableException broken(int at) {
        return new UndecodableException(Text.of("payload.format.brokenAt", at));
    }
}
