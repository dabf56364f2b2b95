package io.topiary.core.payload.sparkplug;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.format.JsonText;
import io.topiary.core.payload.wire.WireValue;
import io.topiary.core.text.Text;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Writes values of Sparkplug B. A value is taken from the field where it is, whatever its type should be in, because
 * senders differ (UInt32 comes as {@code int_value} and as {@code long_value}); the type says how to read it. Not
 * thread-safe.
 */
final class SparkplugValues {

    /** Deepest nesting that is followed. */
    static final int DEPTH = 30;

    /** Places of the value fields behind the first one; the order is the same in metrics, parameters and properties. */
    private static final int INT = 0;

    private static final int LONG = 1;
    private static final int FLOAT = 2;
    private static final int DOUBLE = 3;
    private static final int BOOLEAN = 4;
    private static final int STRING = 5;
    private static final int BYTES = 6;
    private static final int DATASET = 7;
    private static final int TEMPLATE = 8;

    private final JsonText json;
    private final SparkplugPayload payload;
    private int depth;

    SparkplugValues(JsonText json, SparkplugPayload payload) {
        this.json = json;
        this.payload = payload;
    }

    static BigInteger unsigned(long bits) {
        return new BigInteger(Long.toUnsignedString(bits));
    }

    /** The value of a metric. */
    void metric(Metric metric) throws UndecodableException {
        Fields fields = metric.fields();
        int first = Metric.FIRST_VALUE;
        if (fields.flag(Metric.IS_NULL)) {
            json.nothing();
        } else if (fields.hasBlock(first + DATASET)) {
            dataSet(fields.message(first + DATASET));
        } else if (fields.hasBlock(first + TEMPLATE)) {
            template(fields.message(first + TEMPLATE));
        } else if (fields.hasBlock(first + BYTES)) {
            bytes(metric, fields.bytes(first + BYTES));
        } else {
            scalar(fields, first, metric.datatype());
        }
    }

    /** Names the field that the value of {@code fields} is in, if its type does not tell. */
    void field(Fields fields, int first, ValueField last, long datatype) throws UndecodableException {
        for (ValueField field : ValueField.values()) {
            boolean there = field.compareTo(last) <= 0 && field.isIn(fields, first);
            if (there && !field.isToldBy(datatype)) {
                json.key(ValueField.KEY).text(field.name());
                return;
            }
        }
    }

    private void bytes(Metric metric, byte[] bytes) throws UndecodableException {
        if (!SparkplugArrays.write(json, metric.datatype(), bytes)) {
            if (SparkplugArrays.isArray(metric.datatype())) {
                payload.remark(Text.of("payload.sparkplug.array", metric.name()));
            }
            json.bytes(bytes);
        }
    }

    private void scalar(Fields fields, int first, long datatype) throws UndecodableException {
        if (fields.hasNumber(first + INT)) {
            integer(fields.number(first + INT).orElse(0) & 0xFFFF_FFFFL, true, datatype);
        } else if (fields.hasNumber(first + LONG)) {
            integer(fields.number(first + LONG).orElse(0), false, datatype);
        } else if (fields.hasNumber(first + BOOLEAN)) {
            json.bool(fields.flag(first + BOOLEAN));
        } else if (fields.hasBlock(first + STRING)) {
            json.text(fields.text(first + STRING));
        } else {
            real(fields, first);
        }
    }

    private void real(Fields fields, int first) throws UndecodableException {
        Optional<WireValue.Fixed32> single = fields.last(first + FLOAT, WireValue.Fixed32.class);
        Optional<WireValue.Fixed64> real = fields.last(first + DOUBLE, WireValue.Fixed64.class);
        if (single.isPresent()) {
            json.number(Float.intBitsToFloat(single.get().bits()));
        } else if (real.isPresent()) {
            json.number(Double.longBitsToDouble(real.get().bits()));
        } else {
            json.nothing();
        }
    }

    /** @param narrow whether the bits came in 32, so that a sign is in the last of them */
    private void integer(long bits, boolean narrow, long datatype) throws UndecodableException {
        switch (SparkplugType.of(datatype).orElse(SparkplugType.Unknown)) {
            case Int8 -> json.number((byte) bits);
            case Int16 -> json.number((short) bits);
            case Int32 -> json.number(signed32(bits));
            case Int64 -> json.number(narrow ? signed32(bits) : bits);
            case DateTime -> json.time(Instant.ofEpochMilli(bits));
            case Boolean -> json.bool(bits != 0);
            default -> json.number(unsigned(bits));
        }
    }

    private static long signed32(long bits) {
        return bits << Integer.SIZE >> Integer.SIZE;
    }

    private void deeper() throws UndecodableException {
        if (++depth > DEPTH) {
            throw new UndecodableException(Text.of("payload.wire.tooDeep", DEPTH));
        }
    }

    /** {@code Payload.DataSet}: 1 number of columns, 2 columns, 3 types, 4 rows. */
    private void dataSet(Fields set) throws UndecodableException {
        List<Long> types = set.numbers(3);
        json.object().key("columns").array();
        for (String column : set.texts(2)) {
            json.text(column);
        }
        json.endArray().key("types").array();
        for (Long type : types) {
            payload.typeName(type);
        }
        json.endArray().key("rows").array();
        for (Fields row : set.messages(4)) {
            List<Fields> elements = row.messages(1);
            json.array();
            for (int i = 0; i < elements.size(); i++) {
                scalar(elements.get(i), 1, i < types.size() ? types.get(i) : 0);
            }
            json.endArray();
        }
        json.endArray().endObject();
    }

    /** {@code Payload.Template}: 1 version, 2 metrics, 3 parameters, 4 reference, 5 is it a definition. */
    private void template(Fields template) throws UndecodableException {
        deeper();
        json.object();
        if (template.hasBlock(1)) {
            json.key("version").text(template.text(1));
        }
        if (template.hasBlock(4)) {
            json.key("templateRef").text(template.text(4));
        }
        json.key("isDefinition").bool(template.flag(5));
        json.key("parameters").array();
        for (Fields parameter : template.messages(3)) {
            json.object().key("name").text(parameter.text(1)).key("type");
            long type = parameter.number(2).orElse(0);
            payload.typeName(type);
            json.key("value");
            scalar(parameter, 3, type);
            field(parameter, 3, ValueField.string_value, type);
            json.endObject();
        }
        json.endArray().key("metrics").array();
        for (Metric metric : payload.metrics(template, 2)) {
            payload.metric(metric);
        }
        json.endArray().endObject();
        depth--;
    }

    /** {@code Payload.PropertySet}: 1 keys, 2 values, of which 1 type, 2 is it null, 3 to 8 scalars, 9 set, 10 list. */
    void propertySet(Fields set, int level) throws UndecodableException {
        if (level > DEPTH) {
            throw new UndecodableException(Text.of("payload.wire.tooDeep", DEPTH));
        }
        List<String> keys = set.texts(1);
        List<Fields> properties = set.messages(2);
        if (keys.size() != properties.size()) {
            payload.remark(Text.of("payload.sparkplug.properties", keys.size(), properties.size()));
        }
        json.object();
        for (int i = 0; i < Math.min(keys.size(), properties.size()); i++) {
            Fields property = properties.get(i);
            long type = property.number(1).orElse(0);
            json.key(keys.get(i)).object().key("type");
            payload.typeName(type);
            json.key("value");
            property(property, type, level);
            field(property, 3, ValueField.string_value, type);
            json.endObject();
        }
        json.endObject();
    }

    private void property(Fields property, long type, int level) throws UndecodableException {
        if (property.flag(2)) {
            json.nothing();
        } else if (property.hasBlock(9)) {
            propertySet(property.message(9), level + 1);
        } else if (property.hasBlock(10)) {
            json.array();
            for (Fields set : property.message(10).messages(1)) {
                propertySet(set, level + 1);
            }
            json.endArray();
        } else {
            scalar(property, 3, type);
        }
    }

    /** {@code Payload.MetaData}. */
    void metadata(Fields data) throws UndecodableException {
        json.object();
        if (data.hasNumber(1)) {
            json.key("isMultiPart").bool(data.flag(1));
        }
        text("contentType", data, 2);
        for (int i = 0; i < 2; i++) {
            if (data.number(3 + i).isPresent()) {
                json.key(i == 0 ? "size" : "seq")
                        .number(unsigned(data.number(3 + i).getAsLong()));
            }
        }
        text("fileName", data, 5);
        text("fileType", data, 6);
        text("md5", data, 7);
        text("description", data, 8);
        json.endObject();
    }

    private void text(String key, Fields fields, int number) throws UndecodableException {
        if (fields.hasBlock(number)) {
            json.key(key).text(fields.text(number));
        }
    }
}
