package io.topiary.core.payload.schema;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.Utf8;
import io.topiary.core.payload.format.JsonText;
import io.topiary.core.text.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * Writes a datum as JSON. A union of null and one other type is that value or null; of a larger one a value that is not
 * null is {@code {"name of the branch":value}}, as Avro's own JSON has it. Decimals are exact numbers, timestamps {@code
 * $time}, dates and times of day {@code $date}, {@code $clock} and {@code $local}, bytes {@code $hex}. Not thread-safe.
 */
final class AvroJson {

    private final AvroBytes in;
    private final JsonText json;

    AvroJson(AvroBytes in, JsonText json) {
        this.in = in;
        this.json = json;
    }

    /** Reads one datum of {@code schema} and writes it. */
    void write(Schema schema) throws UndecodableException {
        in.value();
        LogicalType logical = schema.getLogicalType();
        if (logical != null && logical(schema, logical)) {
            return;
        }
        switch (schema.getType()) {
            case NULL -> json.nothing();
            case BOOLEAN -> json.bool(in.bool());
            case INT -> json.number(in.integer());
            case LONG -> json.number(in.number());
            case FLOAT -> json.number(in.single());
            case DOUBLE -> json.number(in.real());
            case BYTES -> json.bytes(in.bytes());
            case FIXED -> json.bytes(in.bytes(schema.getFixedSize()));
            case STRING -> json.text(text());
            case ENUM ->
                json.text(schema.getEnumSymbols()
                        .get(index(schema.getEnumSymbols().size())));
            case UNION -> union(schema);
            case ARRAY -> array(schema);
            case MAP -> map(schema);
            case RECORD -> {
                json.object();
                for (Schema.Field field : schema.getFields()) {
                    json.key(field.name());
                    deeper(field.schema());
                }
                json.endObject();
            }
        }
    }

    /** A record that holds itself can nest without an end and without a byte. */
    private void deeper(Schema schema) throws UndecodableException {
        if (json.depth() > AvroEncoder.DEPTH) {
            throw new UndecodableException(Text.of("payload.wire.tooDeep", AvroEncoder.DEPTH));
        }
        write(schema);
    }

    private void union(Schema schema) throws UndecodableException {
        Schema branch = schema.getTypes().get(index(schema.getTypes().size()));
        if (branch.getType() == Schema.Type.NULL || AvroUnions.isOptional(schema)) {
            deeper(branch);
        } else {
            json.object().key(AvroUnions.name(branch));
            deeper(branch);
            json.endObject();
        }
    }

    private void array(Schema schema) throws UndecodableException {
        json.array();
        for (long count = in.block(); count > 0; count = in.block()) {
            for (long i = 0; i < count; i++) {
                deeper(schema.getElementType());
            }
        }
        json.endArray();
    }

    private void map(Schema schema) throws UndecodableException {
        json.object();
        for (long count = in.block(); count > 0; count = in.block()) {
            for (long i = 0; i < count; i++) {
                json.key(text());
                deeper(schema.getValueType());
            }
        }
        json.endObject();
    }

    private boolean logical(Schema schema, LogicalType logical) throws UndecodableException {
        try {
            return switch (logical) {
                case LogicalTypes.Decimal decimal -> {
                    byte[] unscaled =
                            schema.getType() == Schema.Type.FIXED ? in.bytes(schema.getFixedSize()) : in.bytes();
                    yield decimal(unscaled, decimal.getScale());
                }
                default -> AvroTimes.isOne(logical.getName()) ? time(schema, logical.getName()) : duration(schema);
            };
        } catch (DateTimeException | ArithmeticException outOfRange) {
            throw new UndecodableException(Text.of("payload.avro.range", logical.getName()));
        }
    }

    private boolean decimal(byte[] unscaled, int scale) throws UndecodableException {
        json.number(new BigDecimal(unscaled.length == 0 ? BigInteger.ZERO : new BigInteger(unscaled), scale));
        return true;
    }

    private boolean time(Schema schema, String name) throws UndecodableException {
        AvroTimes.write(json, name, schema.getType() == Schema.Type.INT ? in.integer() : in.number());
        return true;
    }

    private boolean duration(Schema schema) throws UndecodableException {
        if (!AvroTimes.isDuration(schema)) {
            return false;
        }
        AvroTimes.duration(json, in.bytes(schema.getFixedSize()));
        return true;
    }

    private int index(int size) throws UndecodableException {
        int index = in.integer();
        if (index < 0 || index >= size) {
            throw new UndecodableException(Text.of("payload.avro.branch", index, size));
        }
        return index;
    }

    private String text() throws UndecodableException {
        byte[] bytes = in.bytes();
        if (!Utf8.isValid(bytes)) {
            throw new UndecodableException(Text.of("payload.wire.utf8"));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
