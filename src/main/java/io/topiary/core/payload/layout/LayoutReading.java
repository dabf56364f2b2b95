package io.topiary.core.payload.layout;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.payload.format.JsonText;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a payload by a layout as a JSON object. What lies behind the last field that is there stands under {@value #REST}.
 * Not thread-safe; used once.
 */
final class LayoutReading {

    /** Key of the bytes behind the fields. */
    static final String REST = "$rest";

    private static final int LONGEST_NAME = 60;
    private static final int MOST_REMARKS = 10;

    private final byte[] bytes;
    private final JsonText json;
    private final List<Text> remarks = new ArrayList<>();

    LayoutReading(byte[] bytes, JsonText json) {
        this.bytes = bytes;
        this.json = json;
    }

    List<Text> remarks() {
        return remarks;
    }

    void write(Layout layout) throws UndecodableException {
        json.object();
        long end = 0;
        for (LayoutField field : layout.fields()) {
            if (field.end() > bytes.length) {
                if (remarks.size() < MOST_REMARKS) {
                    remarks.add(Text.of(
                            "payload.layout.short",
                            Escapes.visible(field.name(), LONGEST_NAME),
                            field.offset(),
                            field.end() - 1,
                            bytes.length));
                }
                continue;
            }
            end = Math.max(end, field.end());
            json.key(field.name());
            field(field);
        }
        if (end < bytes.length) {
            int rest = (int) (bytes.length - end);
            json.key(REST).bytes(bytes, (int) end, rest);
            if (remarks.isEmpty()) {
                remarks.add(Text.of("payload.layout.rest", rest));
            }
        }
        json.endObject();
    }

    private void field(LayoutField field) throws UndecodableException {
        if (!field.isArray()) {
            value(field, field.offset());
            return;
        }
        json.array();
        for (int i = 0; i < field.count(); i++) {
            value(field, field.offset() + i * field.type().width());
        }
        json.endArray();
    }

    private void value(LayoutField field, int at) throws UndecodableException {
        FieldType type = field.type();
        if (type.isReal()) {
            real(field, raw(field, at));
        } else if (type.isNumber()) {
            integer(field, number(field, at));
        } else {
            switch (type) {
                case BOOL -> json.bool(((bytes[at] >> field.bit()) & 1) == 1);
                case ASCII, UTF8 -> text(field, at);
                case TIME_S -> time(Instant.ofEpochSecond(raw(field, at)));
                case TIME_S64 -> seconds(raw(field, at));
                case TIME_MS -> time(Instant.ofEpochMilli(raw(field, at)));
                default -> json.bytes(bytes, at, field.count());
            }
        }
    }

    private long raw(LayoutField field, int at) {
        return RawNumbers.read(bytes, at, field.type().width(), field.bigEndian());
    }

    private BigInteger number(LayoutField field, int at) {
        FieldType type = field.type();
        if (type == FieldType.BITS) {
            long window = RawNumbers.read(bytes, at, (int) field.size(), field.bigEndian());
            long mask = field.count() == Long.SIZE ? -1 : (1L << field.count()) - 1;
            return RawNumbers.unsigned((window >>> field.bit()) & mask);
        }
        long raw = raw(field, at);
        return type.isSigned() ? BigInteger.valueOf(RawNumbers.signed(raw, type.width())) : RawNumbers.unsigned(raw);
    }

    private void integer(LayoutField field, BigInteger raw) throws UndecodableException {
        if (field.isScaled()) {
            json.number(new BigDecimal(raw).multiply(field.scale()).add(field.add()));
        } else {
            json.number(raw);
        }
    }

    private void real(LayoutField field, long raw) throws UndecodableException {
        switch (field.type()) {
            case F64 -> {
                double value = Double.longBitsToDouble(raw);
                if (field.isScaled() && Double.isFinite(value)) {
                    scaled(field, Double.toString(value));
                } else {
                    json.number(value);
                }
            }
            default -> {
                float value = field.type() == FieldType.F16
                        ? Float.float16ToFloat((short) raw)
                        : Float.intBitsToFloat((int) raw);
                if (field.isScaled() && Float.isFinite(value)) {
                    scaled(field, Float.toString(value));
                } else {
                    json.number(value);
                }
            }
        }
    }

    private void scaled(LayoutField field, String digits) throws UndecodableException {
        json.number(new BigDecimal(digits).multiply(field.scale()).add(field.add()));
    }

    private void seconds(long seconds) throws UndecodableException {
        try {
            time(Instant.ofEpochSecond(seconds));
        } catch (DateTimeException outOfRange) {
            json.number(seconds);
        }
    }

    private void time(Instant time) throws UndecodableException {
        json.time(time);
    }

    /** As text up to the zeros that fill it up, or as bytes if it is no such text. */
    private void text(LayoutField field, int at) throws UndecodableException {
        int end = at + field.count();
        while (end > at && bytes[end - 1] == 0) {
            end--;
        }
        byte[] used = Arrays.copyOfRange(bytes, at, end);
        boolean fits = field.type() == FieldType.ASCII ? isAscii(used) : Utf8.isValid(used);
        if (fits) {
            json.text(new String(used, StandardCharsets.UTF_8));
        } else {
            json.bytes(bytes, at, field.count());
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
