package io.topiary.core.payload.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.payload.JsonInput;
import io.topiary.core.payload.JsonValues;
import io.topiary.core.payload.PayloadEncoder;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.jspecify.annotations.Nullable;

/** Makes a plain Avro datum, without any header, from JSON as {@link AvroDecoder} shows it. */
public final class AvroEncoder implements PayloadEncoder {

    /** Deepest nesting that is followed. */
    static final int DEPTH = 200;

    private static final int MOST_SHOWN = 200;
    private static final BigInteger INT = BigInteger.ONE.shiftLeft(31);
    private static final BigInteger LONG = BigInteger.ONE.shiftLeft(63);

    private final SchemaLibrary library;

    /** Types are looked up in {@code library}. */
    public AvroEncoder(SchemaLibrary library) {
        this.library = library;
    }

    /** @param argument full name of the type */
    @Override
    public byte[] encode(byte[] json, String argument) throws UnencodableException {
        Schema schema = library.contents().wantedAvro(argument);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        try {
            write(encoder, JsonInput.read(json), schema, "", 0);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void write(BinaryEncoder out, JsonNode node, Schema schema, String path, int depth)
            throws UnencodableException, IOException {
        if (depth > DEPTH) {
            throw new UnencodableException(Text.of("payload.wire.tooDeep", DEPTH));
        }
        if (logical(out, node, schema, path)) {
            return;
        }
        switch (schema.getType()) {
            case NULL -> nothing(node, path);
            case BOOLEAN -> out.writeBoolean(JsonValues.truth(node, path));
            case INT -> out.writeInt(integer(node, path, INT).intValueExact());
            case LONG -> out.writeLong(integer(node, path, LONG).longValueExact());
            case FLOAT -> out.writeFloat(single(node, path));
            case DOUBLE -> out.writeDouble(JsonValues.real(node, path));
            case BYTES -> out.writeBytes(JsonValues.bytes(node, path));
            case FIXED -> out.writeFixed(fixed(node, schema, path));
            case STRING -> out.writeString(JsonValues.text(node, path));
            case ENUM -> out.writeEnum(symbol(node, schema, path));
            case UNION -> union(out, node, schema, path, depth);
            case ARRAY -> array(out, node, schema, path, depth);
            case MAP -> map(out, node, schema, path, depth);
            case RECORD -> record(out, node, schema, path, depth);
        }
    }

    private static boolean logical(BinaryEncoder out, JsonNode node, Schema schema, String path)
            throws UnencodableException, IOException {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            byte[] unscaled = unscaled(node, decimal, path);
            if (schema.getType() == Schema.Type.FIXED) {
                out.writeFixed(padded(unscaled, schema.getFixedSize(), node, path));
            } else {
                out.writeBytes(unscaled);
            }
            return true;
        }
        if (logical == null || !AvroTimes.isOne(logical.getName())) {
            return false;
        }
        long value = AvroTimes.read(node, logical.getName(), path);
        if (schema.getType() == Schema.Type.INT) {
            if (value != (int) value) {
                throw JsonValues.unfit(node, path, "payload.encode.time");
            }
            out.writeInt((int) value);
        } else {
            out.writeLong(value);
        }
        return true;
    }

    private static byte[] unscaled(JsonNode node, LogicalTypes.Decimal decimal, String path)
            throws UnencodableException {
        try {
            BigDecimal value = JsonValues.decimal(node, path).setScale(decimal.getScale());
            if (value.precision() <= decimal.getPrecision()) {
                return value.unscaledValue().toByteArray();
            }
        } catch (ArithmeticException finer) {
            // said below
        }
        throw new UnencodableException(Text.of(
                "payload.encode.decimal",
                Escapes.visible(node.toString(), MOST_SHOWN),
                path,
                decimal.getPrecision(),
                decimal.getScale()));
    }

    private static byte[] padded(byte[] unscaled, int size, JsonNode node, String path) throws UnencodableException {
        if (unscaled.length > size) {
            throw JsonValues.unfit(node, path, "payload.encode.number");
        }
        byte[] padded = new byte[size];
        Arrays.fill(padded, (byte) (unscaled[0] < 0 ? 0xFF : 0));
        System.arraycopy(unscaled, 0, padded, size - unscaled.length, unscaled.length);
        return padded;
    }

    private void record(BinaryEncoder out, JsonNode node, Schema schema, String path, int depth)
            throws UnencodableException, IOException {
        if (!node.isObject()) {
            throw JsonValues.unfit(node, path.isEmpty() ? "/" : path, "payload.encode.object");
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (schema.getField(entry.getKey()) == null) {
                throw new UnencodableException(Text.of(
                        "payload.encode.key",
                        Escapes.visible(path + "/" + entry.getKey(), MOST_SHOWN),
                        schema.getFullName()));
            }
        }
        for (Schema.Field field : schema.getFields()) {
            JsonNode value = node.get(field.name());
            if (value == null) {
                throw new UnencodableException(Text.of("payload.encode.missing", path + "/" + field.name()));
            }
            write(out, value, field.schema(), path + "/" + field.name(), depth + 1);
        }
    }

    private void union(BinaryEncoder out, JsonNode node, Schema schema, String path, int depth)
            throws UnencodableException, IOException {
        boolean optional = AvroUnions.isOptional(schema);
        for (int i = 0; i < schema.getTypes().size(); i++) {
            Schema branch = schema.getTypes().get(i);
            boolean isNull = branch.getType() == Schema.Type.NULL;
            JsonNode inner = isNull || optional ? node : named(node, branch);
            if (inner != null && isNull == node.isNull()) {
                out.writeIndex(i);
                write(out, inner, branch, path, depth + 1);
                return;
            }
        }
        throw JsonValues.unfit(node, path, "payload.encode.union");
    }

    private static @Nullable JsonNode named(JsonNode node, Schema branch) {
        return node.size() == 1 ? node.get(AvroUnions.name(branch)) : null;
    }

    private void array(BinaryEncoder out, JsonNode node, Schema schema, String path, int depth)
            throws UnencodableException, IOException {
        if (!node.isArray()) {
            throw JsonValues.unfit(node, path, "payload.encode.array");
        }
        out.writeArrayStart();
        out.setItemCount(node.size());
        for (int i = 0; i < node.size(); i++) {
            out.startItem();
            write(out, node.get(i), schema.getElementType(), path + "/" + i, depth + 1);
        }
        out.writeArrayEnd();
    }

    private void map(BinaryEncoder out, JsonNode node, Schema schema, String path, int depth)
            throws UnencodableException, IOException {
        if (!node.isObject()) {
            throw JsonValues.unfit(node, path, "payload.encode.object");
        }
        out.writeMapStart();
        out.setItemCount(node.size());
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            out.startItem();
            out.writeString(entry.getKey());
            write(out, entry.getValue(), schema.getValueType(), path + "/" + entry.getKey(), depth + 1);
        }
        out.writeMapEnd();
    }

    private static void nothing(JsonNode node, String path) throws UnencodableException {
        if (!node.isNull()) {
            throw JsonValues.unfit(node, path, "payload.encode.union");
        }
    }

    private static BigInteger integer(JsonNode node, String path, BigInteger beyond) throws UnencodableException {
        return JsonValues.integer(node, path, beyond.negate(), beyond.subtract(BigInteger.ONE));
    }

    private static float single(JsonNode node, String path) throws UnencodableException {
        return node.isNumber() ? Float.parseFloat(node.asText()) : (float) JsonValues.real(node, path);
    }

    private static byte[] fixed(JsonNode node, Schema schema, String path) throws UnencodableException {
        byte[] bytes = AvroTimes.isDuration(schema) && node.has("months")
                ? AvroTimes.duration(node, path)
                : JsonValues.bytes(node, path);
        if (bytes.length != schema.getFixedSize()) {
            throw JsonValues.unfit(node, path, "payload.encode.bytes");
        }
        return bytes;
    }

    private static int symbol(JsonNode node, Schema schema, String path) throws UnencodableException {
        String symbol = JsonValues.text(node, path);
        if (!schema.hasEnumSymbol(symbol)) {
            throw JsonValues.unfit(node, path, "payload.encode.enum");
        }
        return schema.getEnumOrdinal(symbol);
    }
}
