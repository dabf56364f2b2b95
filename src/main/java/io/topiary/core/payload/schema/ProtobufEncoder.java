package io.topiary.core.payload.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.topiary.core.payload.JsonInput;
import io.topiary.core.payload.JsonValues;
import io.topiary.core.payload.PayloadEncoder;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes Protocol Buffers messages from JSON as {@link ProtobufDecoder} shows them, or as the specification's JSON mapping
 * has them where that differs. Keys that the type does not have are refused; what was unknown is left out.
 */
public final class ProtobufEncoder implements PayloadEncoder {

    /** Deepest nesting that is followed. */
    static final int DEPTH = 100;

    private static final int MOST_SHOWN = 200;
    private static final String ANY = "@type";
    /** What Google's own parser reads as well as is wanted here. */
    private static final Set<String> MAPPED = Set.of(
            "google.protobuf.Duration",
            "google.protobuf.FieldMask",
            "google.protobuf.Struct",
            "google.protobuf.ListValue",
            "google.protobuf.Value");

    private final SchemaLibrary library;

    /** Types are looked up in {@code library}. */
    public ProtobufEncoder(SchemaLibrary library) {
        this.library = library;
    }

    /** @param argument full name of the message type */
    @Override
    public byte[] encode(byte[] json, String argument) throws UnencodableException {
        Descriptor type = library.contents().wantedMessage(argument);
        DynamicMessage message = message(JsonInput.read(json), type, "", 0);
        List<String> missing = message.findInitializationErrors();
        if (!missing.isEmpty()) {
            throw new UnencodableException(Text.of("payload.encode.missing", String.join(", ", missing)));
        }
        return message.toByteArray();
    }

    private DynamicMessage message(JsonNode node, Descriptor type, String path, int depth) throws UnencodableException {
        if (depth > DEPTH) {
            throw new UnencodableException(Text.of("payload.wire.tooDeep", DEPTH));
        }
        if (type.getFullName().equals("google.protobuf.Any") && node.has(ANY)) {
            return any(node, type, path, depth);
        }
        DynamicMessage special = wellKnown(node, type, path);
        if (special != null) {
            return special;
        }
        if (!node.isObject()) {
            throw JsonValues.unfit(node, path.isEmpty() ? "/" : path, "payload.encode.object");
        }
        DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String below = path + "/" + entry.getKey();
            boolean field = !entry.getKey().equals(ProtobufJson.UNKNOWN)
                    && !entry.getKey().equals(ANY);
            if (field && !entry.getValue().isNull()) {
                put(builder, field(type, entry.getKey(), below), entry.getValue(), below, depth);
            }
        }
        return builder.buildPartial();
    }

    private DynamicMessage any(JsonNode node, Descriptor any, String path, int depth) throws UnencodableException {
        String url = JsonValues.text(node.get(ANY), path + "/" + ANY);
        Descriptor type = library.contents().wantedMessage(url.substring(url.lastIndexOf('/') + 1));
        return DynamicMessage.newBuilder(any)
                .setField(any.findFieldByNumber(1), url)
                .setField(
                        any.findFieldByNumber(2),
                        message(node, type, path, depth + 1).toByteString())
                .build();
    }

    private static FieldDescriptor field(Descriptor type, String key, String path) throws UnencodableException {
        for (FieldDescriptor field : type.getFields()) {
            if (field.getName().equals(key) || field.getJsonName().equals(key)) {
                return field;
            }
        }
        throw new UnencodableException(
                Text.of("payload.encode.key", Escapes.visible(path, MOST_SHOWN), type.getFullName()));
    }

    private void put(DynamicMessage.Builder builder, FieldDescriptor field, JsonNode node, String path, int depth)
            throws UnencodableException {
        if (field.isMapField()) {
            if (!node.isObject()) {
                throw JsonValues.unfit(node, path, "payload.encode.object");
            }
            Descriptor entryType = field.getMessageType();
            for (Map.Entry<String, JsonNode> entry : node.properties()) {
                FieldDescriptor key = entryType.findFieldByNumber(1);
                FieldDescriptor value = entryType.findFieldByNumber(2);
                String below = path + "/" + entry.getKey();
                builder.addRepeatedField(
                        field,
                        DynamicMessage.newBuilder(entryType)
                                .setField(key, ProtobufScalars.key(key, entry.getKey(), path))
                                .setField(value, value(value, entry.getValue(), below, depth))
                                .build());
            }
        } else if (field.isRepeated()) {
            if (!node.isArray()) {
                throw JsonValues.unfit(node, path, "payload.encode.array");
            }
            for (int i = 0; i < node.size(); i++) {
                builder.addRepeatedField(field, value(field, node.get(i), path + "/" + i, depth));
            }
        } else {
            builder.setField(field, value(field, node, path, depth));
        }
    }

    private Object value(FieldDescriptor field, JsonNode node, String path, int depth) throws UnencodableException {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                ? message(node, field.getMessageType(), path, depth + 1)
                : ProtobufScalars.value(field, node, path);
    }

    private static @Nullable DynamicMessage wellKnown(JsonNode node, Descriptor type, String path)
            throws UnencodableException {
        String name = type.getFullName();
        boolean wraps = type.getFile().getName().equals("google/protobuf/wrappers.proto") && !node.isObject();
        if (wraps || name.equals("google.protobuf.BytesValue")) {
            FieldDescriptor only = type.findFieldByNumber(1);
            return DynamicMessage.newBuilder(type)
                    .setField(only, ProtobufScalars.value(only, node, path))
                    .build();
        }
        if (name.equals("google.protobuf.Timestamp") && (node.isTextual() || node.has("$time"))) {
            Instant time = JsonValues.time(node, path);
            return DynamicMessage.newBuilder(type)
                    .setField(type.findFieldByNumber(1), time.getEpochSecond())
                    .setField(type.findFieldByNumber(2), time.getNano())
                    .build();
        }
        if (!MAPPED.contains(name)) {
            return null;
        }
        try {
            DynamicMessage.Builder builder = DynamicMessage.newBuilder(type);
            JsonFormat.parser().merge(node.toString(), builder);
            return builder.build();
        } catch (InvalidProtocolBufferException e) {
            throw JsonValues.unfit(node, path, "payload.encode.mapped");
        }
    }
}
