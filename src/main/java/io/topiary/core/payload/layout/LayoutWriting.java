package io.topiary.core.payload.layout;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.payload.JsonValues;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** Writes the bytes of a layout from what {@link LayoutReading} shows of them. Used once. */
final class LayoutWriting {

    private static final int MOST_SHOWN = 80;

    private final byte[] bytes;

    private LayoutWriting(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The bytes for {@code values}; fields that it does not have are zero, or missing at the end. */
    static byte[] encode(Layout layout, JsonNode values) throws UnencodableException {
        if (!values.isObject()) {
            throw JsonValues.unfit(values, "/", "payload.encode.object");
        }
        long end = 0;
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            if (!entry.getKey().equals(LayoutReading.REST)) {
                end = Math.max(end, field(layout, entry.getKey()).end());
            }
        }
        JsonNode rest = values.path(LayoutReading.REST);
        byte[] behind = rest.isMissingNode() ? new byte[0] : JsonValues.bytes(rest, "/" + LayoutReading.REST);
        LayoutWriting writing = new LayoutWriting(new byte[(int) end + behind.length]);
        for (LayoutField field : layout.fields()) {
            JsonNode value = values.get(field.name());
            if (value != null) {
                writing.field(field, value);
            }
        }
        System.arraycopy(behind, 0, writing.bytes, (int) end, behind.length);
        return writing.bytes;
    }

    private static LayoutField field(Layout layout, String name) throws UnencodableException {
        return layout.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UnencodableException(Text.of(
                        "payload.encode.key",
                        Escapes.visible("/" + name, MOST_SHOWN),
                        Escapes.visible(layout.name(), MOST_SHOWN))));
    }

    private void field(LayoutField field, JsonNode node) throws UnencodableException {
        String path = "/" + field.name();
        if (!field.isArray()) {
            value(field, node, path, field.offset());
            return;
        }
        if (!node.isArray() || node.size() != field.count()) {
            throw new UnencodableException(Text.of("payload.encode.values", path, field.count()));
        }
        for (int i = 0; i < field.count(); i++) {
            value(
                    field,
                    node.get(i),
                    path + "/" + i,
                    field.offset() + i * field.type().width());
        }
    }

    private void value(LayoutField field, JsonNode node, String path, int at) throws UnencodableException {
        switch (field.type()) {
            case F16, F32, F64 -> raw(field, at, real(field, node, path));
            case BITS -> bits(field, node, path, at);
            case BOOL -> {
                int mask = 1 << field.bit();
                bytes[at] = (byte) (JsonValues.truth(node, path) ? bytes[at] | mask : bytes[at] & ~mask);
            }
            case ASCII, UTF8, HEX -> block(field, node, path, at);
            case TIME_S, TIME_S64, TIME_MS -> raw(field, at, time(field, node, path));
            default ->
                raw(
                        field,
                        at,
                        integer(field, node, path, RawNumbers.least(field.type()), RawNumbers.most(field.type()))
                                .longValue());
        }
    }

    private void raw(LayoutField field, int at, long raw) {
        RawNumbers.write(bytes, at, field.type().width(), field.bigEndian(), raw);
    }

    private static BigInteger integer(LayoutField field, JsonNode node, String path, BigInteger least, BigInteger most)
            throws UnencodableException {
        if (!field.isScaled()) {
            return JsonValues.integer(node, path, least, most);
        }
        BigDecimal[] parts =
                JsonValues.decimal(node, path).subtract(field.add()).divideAndRemainder(field.scale());
        BigInteger raw = parts[0].toBigInteger();
        if (parts[1].signum() != 0) {
            throw new UnencodableException(Text.of(
                    "payload.encode.step",
                    Escapes.visible(node.toString(), MOST_SHOWN),
                    path,
                    field.scale().toPlainString()));
        }
        if (raw.compareTo(least) < 0 || raw.compareTo(most) > 0) {
            BigDecimal one = new BigDecimal(least).multiply(field.scale()).add(field.add());
            BigDecimal other = new BigDecimal(most).multiply(field.scale()).add(field.add());
            throw new UnencodableException(Text.of(
                    "payload.encode.range",
                    Escapes.visible(node.toString(), MOST_SHOWN),
                    path,
                    one.min(other).stripTrailingZeros().toPlainString(),
                    one.max(other).stripTrailingZeros().toPlainString()));
        }
        return raw;
    }

    private static long real(LayoutField field, JsonNode node, String path) throws UnencodableException {
        boolean scaled = field.isScaled() && (node.isNumber() || node.isTextual());
        String digits = scaled
                ? JsonValues.decimal(node, path)
                        .subtract(field.add())
                        .divide(field.scale(), MathContext.DECIMAL128)
                        .toString()
                : node.isNumber() ? node.asText() : Double.toString(JsonValues.real(node, path));
        double value = Double.parseDouble(digits);
        boolean asked = node.isObject() || node.isTextual();
        return switch (field.type()) {
            case F64 -> {
                check(Double.isInfinite(value) && !asked, node, path);
                yield Double.doubleToRawLongBits(value);
            }
            case F32 -> {
                float single = Float.parseFloat(digits);
                check(Float.isInfinite(single) && !asked, node, path);
                yield Float.floatToRawIntBits(single);
            }
            default -> {
                short half = Float.floatToFloat16((float) value);
                check(Float.isInfinite(Float.float16ToFloat(half)) && !asked, node, path);
                yield half;
            }
        };
    }

    private static void check(boolean bad, JsonNode node, String path) throws UnencodableException {
        if (bad) {
            throw JsonValues.unfit(node, path, "payload.encode.number");
        }
    }

    private void bits(LayoutField field, JsonNode node, String path, int at) throws UnencodableException {
        BigInteger most = BigInteger.ONE.shiftLeft(field.count()).subtract(BigInteger.ONE);
        long value = integer(field, node, path, BigInteger.ZERO, most).longValue();
        int width = (int) field.size();
        long mask = (field.count() == Long.SIZE ? -1 : (1L << field.count()) - 1) << field.bit();
        long window = RawNumbers.read(bytes, at, width, field.bigEndian());
        RawNumbers.write(bytes, at, width, field.bigEndian(), (window & ~mask) | ((value << field.bit()) & mask));
    }

    private void block(LayoutField field, JsonNode node, String path, int at) throws UnencodableException {
        byte[] content = field.type() == FieldType.HEX || node.isObject()
                ? JsonValues.bytes(node, path)
                : text(field, node, path);
        if (content.length > field.count() || (field.type() == FieldType.HEX && content.length < field.count())) {
            throw new UnencodableException(Text.of("payload.encode.length", path, content.length, field.count()));
        }
        System.arraycopy(content, 0, bytes, at, content.length);
    }

    private static byte[] text(LayoutField field, JsonNode node, String path) throws UnencodableException {
        String text = JsonValues.text(node, path);
        if (field.type() == FieldType.ASCII && text.chars().anyMatch(c -> c > 0x7F)) {
            throw JsonValues.unfit(node, path, "payload.encode.ascii");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long time(LayoutField field, JsonNode node, String path) throws UnencodableException {
        if (node.isNumber()) {
            BigInteger beyond = BigInteger.ONE.shiftLeft(63);
            boolean narrow = field.type() == FieldType.TIME_S;
            return JsonValues.integer(
                            node,
                            path,
                            narrow ? BigInteger.ZERO : beyond.negate(),
                            narrow ? BigInteger.valueOf(0xFFFF_FFFFL) : beyond.subtract(BigInteger.ONE))
                    .longValue();
        }
        Instant time = JsonValues.time(node, path);
        try {
            if (field.type() == FieldType.TIME_MS
                    && time.truncatedTo(ChronoUnit.MILLIS).equals(time)) {
                return time.toEpochMilli();
            }
        } catch (ArithmeticException tooFar) {
            throw JsonValues.unfit(node, path, "payload.encode.time");
        }
        boolean fits = field.type() == FieldType.TIME_S64
                || (field.type() == FieldType.TIME_S
                        && time.getEpochSecond() >= 0
                        && time.getEpochSecond() <= 0xFFFF_FFFFL);
        if (!fits || !time.truncatedTo(ChronoUnit.SECONDS).equals(time)) {
            throw JsonValues.unfit(node, path, "payload.encode.time");
        }
        return time.getEpochSecond();
    }
}
