package io.topiary.core.payload.format;

import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;

/**
 * The data items of CBOR (RFC 8949) or of a CBOR sequence (RFC 8742). Nothing is lost: tags, byte strings, simple values,
 * integers of any size and keys of any kind are written as {@link JsonText} says. Tags 2, 3 and 4 become the numbers that
 * they stand for, tag 55799 (it is CBOR) is left out.
 */
final class CborValues implements Values {

    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xFF;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int PAIR = 0x82;
    private static final BigInteger POSITIVE = BigInteger.valueOf(2);
    private static final BigInteger NEGATIVE = BigInteger.valueOf(3);
    private static final BigInteger DECIMAL = BigInteger.valueOf(4);
    private static final BigInteger SELF_DESCRIBED = BigInteger.valueOf(55_799);
    private static final int LONGEST_KEY = 64 * 1024;

    private final Cursor in;
    private int depth;
    private boolean oddKeys;

    CborValues(byte[] bytes) {
        this.in = new Cursor(bytes, ByteOrder.BIG_ENDIAN);
    }

    @Override
    public boolean more() {
        return !in.atEnd();
    }

    @Override
    public List<Text> remarks() {
        return oddKeys ? List.of(Text.of("payload.format.oddKeys")) : List.of();
    }

    @Override
    public void next(JsonText json) throws UndecodableException {
        if (++depth > JsonLimits.DEPTH) {
            throw new UndecodableException(Text.of("payload.format.tooDeep", JsonLimits.DEPTH));
        }
        int start = in.at();
        int initial = in.u8();
        int info = initial & 0x1F;
        switch (initial >> 5) {
            case 0 -> json.number(Cursor.unsigned(argument(info, start)));
            case 1 -> json.number(Cursor.unsigned(argument(info, start)).not());
            case BYTES -> json.bytes(byteString(info, start));
            case TEXT -> json.text(text(info, start));
            case 4 -> array(info, start, json);
            case 5 -> map(info, start, json);
            case 6 -> tagged(Cursor.unsigned(argument(info, start)), json);
            default -> simple(info, start, json);
        }
        depth--;
    }

    private long argument(int info, int start) throws UndecodableException {
        return switch (info) {
            case 24 -> in.u8();
            case 25 -> in.u16();
            case 26 -> in.i32() & 0xFFFF_FFFFL;
            case 27 -> in.i64();
            case 28, 29, 30, INDEFINITE -> throw undefined(start);
            default -> info;
        };
    }

    private UndecodableException undefined(int start) throws UndecodableException {
        in.moveTo(start);
        return new UndecodableException(Text.of("payload.format.undefined", start, String.format("%02X", in.peek())));
    }

    private byte[] byteString(int info, int start) throws UndecodableException {
        if (info != INDEFINITE) {
            return in.take(argument(info, start), start, "payload.format.what.bytes");
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        while (!endsHere()) {
            int from = in.at();
            int initial = in.u8();
            if (initial >> 5 != BYTES) {
                throw undefined(from);
            }
            whole.writeBytes(in.take(argument(initial & 0x1F, from), from, "payload.format.what.bytes"));
        }
        return whole.toByteArray();
    }

    private String text(int info, int start) throws UndecodableException {
        if (info != INDEFINITE) {
            return in.text(argument(info, start), start, "payload.format.what.text");
        }
        StringBuilder whole = new StringBuilder();
        while (!endsHere()) {
            int from = in.at();
            int initial = in.u8();
            if (initial >> 5 != TEXT) {
                throw undefined(from);
            }
            whole.append(in.text(argument(initial & 0x1F, from), from, "payload.format.what.text"));
        }
        return whole.toString();
    }

    /** Whether the break of something of indefinite length is here; passes it. */
    private boolean endsHere() throws UndecodableException {
        if (in.peek() != BREAK) {
            return false;
        }
        in.u8();
        return true;
    }

    private void array(int info, int start, JsonText json) throws UndecodableException {
        json.array();
        if (info == INDEFINITE) {
            while (!endsHere()) {
                next(json);
            }
        } else {
            long count = argument(info, start);
            in.expect(count, 1, start, "payload.format.what.array");
            for (long i = 0; i < count; i++) {
                next(json);
            }
        }
        json.endArray();
    }

    private void map(int info, int start, JsonText json) throws UndecodableException {
        json.object();
        if (info == INDEFINITE) {
            while (!endsHere()) {
                key(json);
                next(json);
            }
        } else {
            long count = argument(info, start);
            in.expect(count, 2, start, "payload.format.what.map");
            for (long i = 0; i < count; i++) {
                key(json);
                next(json);
            }
        }
        json.endObject();
    }

    private void key(JsonText json) throws UndecodableException {
        int start = in.at();
        if (in.peek() >> 5 == TEXT) {
            json.key(text(in.u8() & 0x1F, start));
            return;
        }
        oddKeys = true;
        JsonText key = new JsonText(LONGEST_KEY);
        next(key);
        json.key(key.toString());
    }

    private void tagged(BigInteger tag, JsonText json) throws UndecodableException {
        if (tag.equals(SELF_DESCRIBED)) {
            next(json);
            return;
        }
        int value = in.at();
        Optional<BigInteger> integer = tag.equals(POSITIVE) || tag.equals(NEGATIVE) ? bigNumber(tag) : Optional.empty();
        if (integer.isPresent()) {
            json.number(integer.get());
            return;
        }
        Optional<BigDecimal> decimal = tag.equals(DECIMAL) ? decimal() : Optional.empty();
        if (decimal.isPresent()) {
            json.number(decimal.get());
            return;
        }
        in.moveTo(value);
        next(json.tag(tag));
        json.endObject();
    }

    private Optional<BigInteger> bigNumber(BigInteger tag) throws UndecodableException {
        int start = in.at();
        int initial = in.peek();
        if (initial >> 5 != BYTES) {
            return Optional.empty();
        }
        in.u8();
        BigInteger magnitude = new BigInteger(1, byteString(initial & 0x1F, start));
        return Optional.of(tag.equals(POSITIVE) ? magnitude : magnitude.not());
    }

    /** Decimal fraction (section 3.4.4): an array of the power of ten and the integer that it multiplies. */
    private Optional<BigDecimal> decimal() throws UndecodableException {
        if (in.peek() != PAIR) {
            return Optional.empty();
        }
        in.u8();
        Optional<BigInteger> exponent = integer();
        Optional<BigInteger> mantissa = exponent.isPresent() ? integer() : Optional.empty();
        return mantissa.isPresent() && exponent.orElseThrow().bitLength() < Integer.SIZE - 1
                ? Optional.of(
                        new BigDecimal(mantissa.get(), -exponent.orElseThrow().intValueExact()))
                : Optional.empty();
    }

    private Optional<BigInteger> integer() throws UndecodableException {
        int start = in.at();
        int initial = in.u8();
        int info = initial & 0x1F;
        return switch (initial >> 5) {
            case 0 -> Optional.of(Cursor.unsigned(argument(info, start)));
            case 1 -> Optional.of(Cursor.unsigned(argument(info, start)).not());
            case 6 -> {
                BigInteger tag = Cursor.unsigned(argument(info, start));
                yield tag.equals(POSITIVE) || tag.equals(NEGATIVE) ? bigNumber(tag) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private void simple(int info, int start, JsonText json) throws UndecodableException {
        switch (info) {
            case 20, 21 -> json.bool(info == 21);
            case 22 -> json.nothing();
            case 23 -> json.object().key("$undefined").bool(true).endObject();
            case 25 -> json.number(Float.float16ToFloat((short) in.u16()));
            case 26 -> json.number(Float.intBitsToFloat(in.i32()));
            case 27 -> json.number(Double.longBitsToDouble(in.i64()));
            default -> {
                long value = argument(info, start);
                if (info == 24 && value < 32) {
                    throw undefined(start);
                }
                json.object().key("$simple").number(value).endObject();
            }
        }
    }
}
