package io.topiary.core.payload.schema;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.format.JsonText;
import io.topiary.core.payload.wire.WireBudget;
import io.topiary.core.payload.wire.WireDump;
import io.topiary.core.payload.wire.WireFields;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a message as JSON: keys are the field names of the schema, 64-bit integers keep all digits as numbers, enum
 * values are names (a number where the schema has none), bytes and special floats are written as {@link JsonText} says,
 * well-known types as the specification's JSON mapping has them, except that a time is {@code $time}. Fields that can't
 * tell unset from zero are always there; others only if they were sent. What the schema does not know stands under
 * {@value #UNKNOWN} as {@link WireDump} writes it. Not thread-safe.
 */
final class ProtobufJson {

    /** Key of what the schema does not know. */
    static final String UNKNOWN = "$unknown";

    private static final int MOST_DETAIL = 200;

    private final JsonText json;
    private final WellKnownTypes wellKnown;
    private final List<Text> remarks = new ArrayList<>();
    private int unknown;

    ProtobufJson(JsonText json, SchemaContents schemas) {
        this.json = json;
        this.wellKnown = new WellKnownTypes(json, this, schemas);
    }

    /** Writes {@code message}, the whole payload. */
    void write(Message message) throws UndecodableException {
        message(message);
        List<String> missing = message.findInitializationErrors();
        if (!missing.isEmpty()) {
            remarks.add(Text.of(
                    "payload.protobuf.required",
                    missing.size(),
                    Escapes.visible(String.join(", ", missing), MOST_DETAIL)));
        }
        if (unknown > 0) {
            remarks.add(Text.of("payload.protobuf.unknownFields", unknown));
        }
    }

    /** What must be said beside it. */
    List<Text> remarks() {
        return remarks;
    }

    /** Writes one message, the whole or a part. */
    void message(Message message) throws UndecodableException {
        if (!wellKnown.write(message)) {
            json.object();
            fields(message);
            json.endObject();
        }
    }

    /** Writes the fields of {@code message} into an object that is open. */
    void fields(Message message) throws UndecodableException {
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            boolean there = field.isRepeated()
                    ? message.getRepeatedFieldCount(field) > 0
                    : !field.hasPresence() || message.hasField(field);
            if (there) {
                json.key(field.getName());
                field(message, field);
            }
        }
        for (FieldDescriptor extension : message.getAllFields().keySet()) {
            if (extension.isExtension()) {
                json.key("[" + extension.getFullName() + "]");
                field(message, extension);
            }
        }
        if (!message.getUnknownFields().asMap().isEmpty()) {
            unknown += message.getUnknownFields().asMap().size();
            byte[] bytes = message.getUnknownFields().toByteArray();
            json.key(UNKNOWN);
            new WireDump(json, new WireBudget()).write(WireFields.parse(bytes));
        }
    }

    private void field(Message message, FieldDescriptor field) throws UndecodableException {
        if (field.isMapField()) {
            map(message, field);
        } else if (field.isRepeated()) {
            json.array();
            int count = message.getRepeatedFieldCount(field);
            for (int i = 0; i < count; i++) {
                value(field, message.getRepeatedField(field, i));
            }
            json.endArray();
        } else {
            value(field, message.getField(field));
        }
    }

    private void map(Message message, FieldDescriptor field) throws UndecodableException {
        FieldDescriptor key = field.getMessageType().findFieldByNumber(1);
        FieldDescriptor value = field.getMessageType().findFieldByNumber(2);
        json.object();
        int count = message.getRepeatedFieldCount(field);
        for (int i = 0; i < count; i++) {
            Message entry = (Message) message.getRepeatedField(field, i);
            json.key(key(key, entry.getField(key)));
            value(value, entry.getField(value));
        }
        json.endObject();
    }

    private static String key(FieldDescriptor field, Object key) {
        return switch (field.getType()) {
            case UINT32, FIXED32 -> Integer.toUnsignedString((Integer) key);
            case UINT64, FIXED64 -> Long.toUnsignedString((Long) key);
            default -> key.toString();
        };
    }

    /** Writes {@code value}, which is one of {@code field}. */
    void value(FieldDescriptor field, Object value) throws UndecodableException {
        switch (field.getType()) {
            case INT32, SINT32, SFIXED32 -> json.number((Integer) value);
            case UINT32, FIXED32 -> json.number(Integer.toUnsignedLong((Integer) value));
            case INT64, SINT64, SFIXED64 -> json.number((Long) value);
            case UINT64, FIXED64 -> json.number(new BigInteger(Long.toUnsignedString((Long) value)));
            case FLOAT -> json.number((Float) value);
            case DOUBLE -> json.number((Double) value);
            case BOOL -> json.bool((Boolean) value);
            case STRING -> json.text((String) value);
            case BYTES -> json.bytes(((ByteString) value).toByteArray());
            case ENUM -> enumeration((EnumValueDescriptor) value);
            case MESSAGE, GROUP -> message((Message) value);
        }
    }

    private void enumeration(EnumValueDescriptor value) throws UndecodableException {
        if (value.getIndex() < 0 || value.getType().findValueByNumber(value.getNumber()) == null) {
            json.number(value.getNumber());
        } else {
            json.text(value.getName());
        }
    }
}
