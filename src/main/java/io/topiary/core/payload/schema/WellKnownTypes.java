package io.topiary.core.payload.schema;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.format.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Writes Google's well-known types as the JSON mapping of Protocol Buffers has them. */
final class WellKnownTypes {

    private static final String PACKAGE = "google.protobuf.";
    private static final int NANOS = 1_000_000_000;

    /** Where they come from: what somebody else calls so is not believed to be alike. */
    private static final Set<String> FILES = Set.of(
            "google/protobuf/any.proto",
            "google/protobuf/duration.proto",
            "google/protobuf/field_mask.proto",
            "google/protobuf/struct.proto",
            "google/protobuf/timestamp.proto",
            "google/protobuf/wrappers.proto");

    private final JsonText json;
    private final ProtobufJson messages;
    private final SchemaContents schemas;

    WellKnownTypes(JsonText json, ProtobufJson messages, SchemaContents schemas) {
        this.json = json;
        this.messages = messages;
        this.schemas = schemas;
    }

    /** Writes {@code message} if it is one of them and holds what it may; else nothing. */
    boolean write(Message message) throws UndecodableException {
        String name = message.getDescriptorForType().getFullName();
        if (!FILES.contains(message.getDescriptorForType().getFile().getName())
                || !message.getUnknownFields().asMap().isEmpty()) {
            return false;
        }
        return switch (name.substring(PACKAGE.length())) {
            case "Timestamp" -> time(message);
            case "Duration", "FieldMask" -> asText(message);
            case "DoubleValue",
                    "FloatValue",
                    "Int64Value",
                    "UInt64Value",
                    "Int32Value",
                    "UInt32Value",
                    "BoolValue",
                    "StringValue",
                    "BytesValue" -> wrapped(message);
            case "Struct", "ListValue" -> only(message);
            case "Value" -> value(message);
            case "Any" -> any(message);
            default -> false;
        };
    }

    private boolean time(Message message) throws UndecodableException {
        long seconds = (Long) message.getField(field(message, 1));
        int nanos = (Integer) message.getField(field(message, 2));
        if (nanos < 0 || nanos >= NANOS) {
            return false;
        }
        Instant time;
        try {
            time = Instant.ofEpochSecond(seconds, nanos);
        } catch (DateTimeException outOfRange) {
            return false;
        }
        json.time(time);
        return true;
    }

    private boolean asText(Message message) throws UndecodableException {
        String quoted;
        try {
            quoted = JsonFormat.printer().print(message);
        } catch (InvalidProtocolBufferException | IllegalArgumentException outOfRange) {
            return false;
        }
        json.text(quoted.substring(1, quoted.length() - 1));
        return true;
    }

    private boolean wrapped(Message message) throws UndecodableException {
        FieldDescriptor field = field(message, 1);
        messages.value(field, message.getField(field));
        return true;
    }

    /** The one field, a map or a list, in place of the message. */
    private boolean only(Message message) throws UndecodableException {
        FieldDescriptor field = field(message, 1);
        int count = message.getRepeatedFieldCount(field);
        if (field.isMapField()) {
            json.object();
            for (int i = 0; i < count; i++) {
                Message entry = (Message) message.getRepeatedField(field, i);
                json.key((String) entry.getField(field(entry, 1)));
                messages.message((Message) entry.getField(field(entry, 2)));
            }
            json.endObject();
        } else {
            json.array();
            for (int i = 0; i < count; i++) {
                messages.message((Message) message.getRepeatedField(field, i));
            }
            json.endArray();
        }
        return true;
    }

    private boolean value(Message message) throws UndecodableException {
        for (FieldDescriptor field : message.getAllFields().keySet()) {
            if (field.getType() == FieldDescriptor.Type.ENUM) {
                json.nothing();
            } else {
                messages.value(field, message.getField(field));
            }
            return true;
        }
        json.nothing();
        return true;
    }

    private boolean any(Message message) throws UndecodableException {
        String url = (String) message.getField(field(message, 1));
        Optional<Descriptor> type = schemas.message(url.substring(url.lastIndexOf('/') + 1));
        if (type.isEmpty() || json.depth() > ProtobufEncoder.DEPTH) {
            return false;
        }
        ByteString bytes = (ByteString) message.getField(field(message, 2));
        Message inner;
        try {
            inner = ProtobufDecoder.parse(bytes.toByteArray(), type.get());
        } catch (UndecodableException notOfItsType) {
            return false;
        }
        json.object().key("@type").text(url);
        messages.fields(inner);
        json.endObject();
        return true;
    }

    private static FieldDescriptor field(Message message, int number) {
        return message.getDescriptorForType().findFieldByNumber(number);
    }
}
