package io.topiary.core.payload.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.topiary.core.payload.JsonValues;
import io.topiary.core.payload.UnencodableException;
import java.math.BigInteger;
import java.util.Base64;

/** Values of JSON as the objects that Protocol Buffers sets into fields. */
final class ProtobufScalars {

    private static final BigInteger INT32 = BigInteger.ONE.shiftLeft(31);
    private static final BigInteger UINT32 = BigInteger.ONE.shiftLeft(32);
    private static final BigInteger INT64 = BigInteger.ONE.shiftLeft(63);
    private static final BigInteger UINT64 = BigInteger.ONE.shiftLeft(64);

    private ProtobufScalars() {}

    /** The key of a map. */
    static Object key(FieldDescriptor field, String key, String path) throws UnencodableException {
        boolean truth = field.getType() == FieldDescriptor.Type.BOOL && (key.equals("true") || key.equals("false"));
        return value(field, truth ? BooleanNode.valueOf(key.equals("true")) : TextNode.valueOf(key), path);
    }

    /** The value of a field that is no message. */
    static Object value(FieldDescriptor field, JsonNode node, String path) throws UnencodableException {
        return switch (field.getType()) {
            case INT32, SINT32, SFIXED32 -> signed(node, path, INT32).intValue();
            case UINT32, FIXED32 -> unsigned(node, path, UINT32).intValue();
            case INT64, SINT64, SFIXED64 -> signed(node, path, INT64).longValue();
            case UINT64, FIXED64 -> unsigned(node, path, UINT64).longValue();
            case FLOAT -> single(node, path);
            case DOUBLE -> JsonValues.real(node, path);
            case BOOL -> JsonValues.truth(node, path);
            case STRING -> JsonValues.text(node, path);
            case BYTES -> bytes(node, path);
            case ENUM -> enumeration(field, node, path);
            case MESSAGE, GROUP -> throw new IllegalArgumentException(field.getFullName());
        };
    }

    private static BigInteger signed(JsonNode node, String path, BigInteger beyond) throws UnencodableException {
        return JsonValues.integer(node, path, beyond.negate(), beyond.subtract(BigInteger.ONE));
    }

    private static BigInteger unsigned(JsonNode node, String path, BigInteger beyond) throws UnencodableException {
        return JsonValues.integer(node, path, BigInteger.ZERO, beyond.subtract(BigInteger.ONE));
    }

    private static Float single(JsonNode node, String path) throws UnencodableException {
        double real = JsonValues.real(node, path);
        // parsed again from its digits, because going over a double would round twice
        float value = node.isNumber() ? Float.parseFloat(node.asText()) : (float) real;
        if (Float.isInfinite(value) && !Double.isInfinite(real)) {
            throw JsonValues.unfit(node, path, "payload.encode.number");
        }
        return value;
    }

    private static ByteString bytes(JsonNode node, String path) throws UnencodableException {
        if (!node.isTextual()) {
            return ByteString.copyFrom(JsonValues.bytes(node, path));
        }
        try {
            return ByteString.copyFrom(Base64.getDecoder().decode(node.textValue()));
        } catch (IllegalArgumentException e) {
            throw JsonValues.unfit(node, path, "payload.encode.bytes");
        }
    }

    private static EnumValueDescriptor enumeration(FieldDescriptor field, JsonNode node, String path)
            throws UnencodableException {
        if (node.isTextual()) {
            EnumValueDescriptor named = field.getEnumType().findValueByName(node.textValue());
            if (named == null) {
                throw JsonValues.unfit(node, path, "payload.encode.enum");
            }
            return named;
        }
        int number = signed(node, path, INT32).intValue();
        return field.getEnumType().findValueByNumberCreatingIfUnknown(number);
    }
}
