package io.topiary.core.payload.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.payload.JsonValues;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.text.Text;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes values as {@link SparkplugValues} shows them. Its methods give the bytes of one message each. */
final class SparkplugValueWriting {

    private static final Set<String> SET = Set.of("columns", "types", "rows");
    private static final Set<String> TEMPLATE =
            Set.of("version", "templateRef", "isDefinition", "parameters", "metrics");
    private static final Set<String> PARAMETER = Set.of("name", "type", "value", ValueField.KEY);
    private static final Set<String> PROPERTY = Set.of("type", "value", ValueField.KEY);
    private static final Set<String> METADATA =
            Set.of("isMultiPart", "contentType", "size", "seq", "fileName", "fileType", "md5", "description");

    private SparkplugValueWriting() {}

    /**
     * Writes the value of {@code holder}, which is not null, to the field it belongs in.
     *
     * @param first number of the first value field
     * @param last the last value field that there is
     */
    static void value(WireOut out, int first, ValueField last, JsonNode holder, long datatype, String path, int depth)
            throws UnencodableException {
        JsonNode value = holder.get("value");
        ValueField field = field(holder, value, datatype, path);
        if (field.compareTo(last) > 0) {
            throw JsonValues.unfit(holder.path(ValueField.KEY), path, "payload.sparkplug.field");
        }
        write(out, first + field.place(), field, value, datatype, path + "/value", depth);
    }

    private static ValueField field(JsonNode holder, JsonNode value, long datatype, String path)
            throws UnencodableException {
        JsonNode named = holder.path(ValueField.KEY);
        if (!named.isMissingNode()) {
            return ValueField.of(named.asText())
                    .orElseThrow(() -> JsonValues.unfit(named, path + "/" + ValueField.KEY, "payload.sparkplug.field"));
        }
        Optional<ValueField> usual = ValueField.usual(datatype);
        if (usual.isPresent()) {
            return usual.get();
        }
        if (value.isBoolean()) {
            return ValueField.boolean_value;
        }
        if (value.isTextual()) {
            return ValueField.string_value;
        }
        if (value.has("$hex")) {
            return ValueField.bytes_value;
        }
        if (value.has("columns") || value.has("isDefinition")) {
            return value.has("columns") ? ValueField.dataset_value : ValueField.template_value;
        }
        throw new UnencodableException(Text.of("payload.sparkplug.noType", path));
    }

    private static void write(
            WireOut out, int number, ValueField field, JsonNode value, long datatype, String path, int depth)
            throws UnencodableException {
        switch (field) {
            case int_value -> out.varint(number, integer(value, path, Integer.SIZE, datatype) & 0xFFFF_FFFFL);
            case long_value -> out.varint(number, integer(value, path, Long.SIZE, datatype));
            case float_value -> out.real(number, Numbers.single(value, path));
            case double_value -> out.real(number, JsonValues.real(value, path));
            case boolean_value -> out.flag(number, JsonValues.truth(value, path));
            case string_value -> out.text(number, JsonValues.text(value, path));
            case bytes_value -> out.bytes(number, bytes(value, path, datatype));
            case dataset_value -> out.bytes(number, dataSet(value, path));
            case template_value -> out.bytes(number, template(value, path, depth + 1));
        }
    }

    /** @param bits width of the field, which may be wider than the type, or narrower */
    private static long integer(JsonNode node, String path, int bits, long datatype) throws UnencodableException {
        return switch (SparkplugType.of(datatype).orElse(SparkplugType.Unknown)) {
            case Int8 -> Numbers.integer(node, path, Byte.SIZE, true);
            case Int16 -> Numbers.integer(node, path, Short.SIZE, true);
            case Int32 -> Numbers.integer(node, path, Integer.SIZE, true);
            case Int64 -> Numbers.integer(node, path, bits, true);
            case UInt8 -> Numbers.integer(node, path, Byte.SIZE, false);
            case UInt16 -> Numbers.integer(node, path, Short.SIZE, false);
            case UInt32 -> Numbers.integer(node, path, Integer.SIZE, false);
            case Boolean -> JsonValues.truth(node, path) ? 1 : 0;
            case DateTime -> millis(node, path, bits);
            default -> Numbers.integer(node, path, bits, false);
        };
    }

    private static long millis(JsonNode node, String path, int bits) throws UnencodableException {
        long millis = Keys.millis(node, path);
        if (bits == Integer.SIZE && (millis >>> Integer.SIZE) != 0) {
            throw JsonValues.unfit(node, path, "payload.encode.time");
        }
        return millis;
    }

    private static byte[] bytes(JsonNode value, String path, long datatype) throws UnencodableException {
        Optional<SparkplugType> array = SparkplugType.of(datatype).filter(_ -> SparkplugArrays.isArray(datatype));
        return array.isPresent() && !value.isObject()
                ? SparkplugArrayWriting.bytes(value, array.get(), path)
                : JsonValues.bytes(value, path);
    }

    private static byte[] dataSet(JsonNode set, String path) throws UnencodableException {
        Keys.check(set, path, "DataSet", SET);
        JsonNode columns = Keys.array(set, "columns", path);
        JsonNode types = Keys.array(set, "types", path);
        WireOut out = new WireOut();
        out.varint(1, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            out.text(2, JsonValues.text(columns.get(i), path + "/columns/" + i));
        }
        long[] numbers = new long[types.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Keys.type(types.get(i), path + "/types/" + i);
            out.varint(3, numbers[i]);
        }
        JsonNode rows = Keys.array(set, "rows", path);
        for (int r = 0; r < rows.size(); r++) {
            String at = path + "/rows/" + r;
            if (!rows.get(r).isArray()) {
                throw JsonValues.unfit(rows.get(r), at, "payload.encode.array");
            }
            out.bytes(4, row(rows.get(r), numbers, at));
        }
        return out.toBytes();
    }

    private static byte[] row(JsonNode row, long[] types, String path) throws UnencodableException {
        WireOut out = new WireOut();
        for (int i = 0; i < row.size(); i++) {
            WireOut element = new WireOut();
            long type = i < types.length ? types[i] : 0;
            if (!row.get(i).isNull()) {
                ValueField field = field(row, row.get(i), type, path + "/" + i);
                write(element, 1 + field.place(), field, row.get(i), type, path + "/" + i, 0);
            }
            out.bytes(1, element.toBytes());
        }
        return out.toBytes();
    }

    private static byte[] template(JsonNode template, String path, int depth) throws UnencodableException {
        if (depth > SparkplugValues.DEPTH) {
            throw new UnencodableException(Text.of("payload.wire.tooDeep", SparkplugValues.DEPTH));
        }
        Keys.check(template, path, "Template", TEMPLATE);
        WireOut out = new WireOut();
        Keys.text(out, 1, template, "version", path);
        JsonNode metrics = Keys.array(template, "metrics", path);
        for (int i = 0; i < metrics.size(); i++) {
            out.bytes(2, SparkplugEncoder.metric(metrics.get(i), path + "/metrics/" + i, depth));
        }
        JsonNode parameters = Keys.array(template, "parameters", path);
        for (int i = 0; i < parameters.size(); i++) {
            out.bytes(3, parameter(parameters.get(i), path + "/parameters/" + i));
        }
        Keys.text(out, 4, template, "templateRef", path);
        Keys.flag(out, 5, template, "isDefinition", path);
        return out.toBytes();
    }

    private static byte[] parameter(JsonNode parameter, String path) throws UnencodableException {
        Keys.check(parameter, path, "Parameter", PARAMETER);
        WireOut out = new WireOut();
        Keys.text(out, 1, parameter, "name", path);
        long type = Keys.type(parameter.path("type"), path + "/type");
        if (type != 0) {
            out.varint(2, type);
        }
        if (parameter.hasNonNull("value")) {
            value(out, 3, ValueField.string_value, parameter, type, path, 0);
        }
        return out.toBytes();
    }

    static byte[] properties(JsonNode set, String path, int level) throws UnencodableException {
        if (level > SparkplugValues.DEPTH) {
            throw new UnencodableException(Text.of("payload.wire.tooDeep", SparkplugValues.DEPTH));
        }
        Keys.object(set, path);
        WireOut out = new WireOut();
        for (Map.Entry<String, JsonNode> entry : set.properties()) {
            out.text(1, entry.getKey());
        }
        for (Map.Entry<String, JsonNode> entry : set.properties()) {
            out.bytes(2, property(entry.getValue(), path + "/" + entry.getKey(), level));
        }
        return out.toBytes();
    }

    private static byte[] property(JsonNode property, String path, int level) throws UnencodableException {
        Keys.check(property, path, "PropertyValue", PROPERTY);
        WireOut out = new WireOut();
        long type = Keys.type(property.path("type"), path + "/type");
        if (type != 0) {
            out.varint(1, type);
        }
        JsonNode value = property.path("value");
        if (value.isNull()) {
            out.flag(2, true);
        } else if (value.isArray()) {
            WireOut list = new WireOut();
            for (int i = 0; i < value.size(); i++) {
                list.bytes(1, properties(value.get(i), path + "/value/" + i, level + 1));
            }
            out.bytes(10, list.toBytes());
        } else if (value.isObject() && type == SparkplugType.PropertySet.number()) {
            out.bytes(9, properties(value, path + "/value", level + 1));
        } else if (!value.isMissingNode()) {
            value(out, 3, ValueField.string_value, property, type, path, 0);
        }
        return out.toBytes();
    }

    static byte[] metadata(JsonNode data, String path) throws UnencodableException {
        Keys.check(data, path, "MetaData", METADATA);
        WireOut out = new WireOut();
        Keys.flag(out, 1, data, "isMultiPart", path);
        Keys.text(out, 2, data, "contentType", path);
        Keys.number(out, 3, data, "size", path);
        Keys.number(out, 4, data, "seq", path);
        Keys.text(out, 5, data, "fileName", path);
        Keys.text(out, 6, data, "fileType", path);
        Keys.text(out, 7, data, "md5", path);
        Keys.text(out, 8, data, "description", path);
        return out.toBytes();
    }
}
