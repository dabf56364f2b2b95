package io.topiary.core.payload.sparkplug;

import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.format.JsonText;
import io.topiary.core.payload.wire.WireDump;
import io.topiary.core.payload.wire.WireFields;
import io.topiary.core.payload.wire.WireValue;
import io.topiary.core.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a payload as JSON: {@code timestamp}, {@code seq}, {@code metrics} in their order with name, alias, data type and
 * value, and once more {@code values}, each metric's newest value under its name, so that a value has a path that does not
 * depend on what else is in the message. Not thread-safe; used once.
 */
final class SparkplugPayload {

    private static final int TIMESTAMP = 1;
    private static final int METRICS = 2;
    private static final int SEQ = 3;
    private static final int UUID = 4;
    private static final int BODY = 5;
    private static final int LAST = BODY;
    private static final int MOST_REMARKS = 20;

    private final JsonText json;
    private final Names names;
    private final boolean refers;
    private final SparkplugValues values;
    private final List<Text> remarks = new ArrayList<>();
    private int nameless;
    /** Whether what is written was written before, so that nothing is said twice. */
    private boolean again;

    private int unknown;

    /** Finds what a metric is called and its type, by its alias or name; null if nobody told. */
    @FunctionalInterface
    interface Names {

        Births.@Nullable Known find(OptionalLong alias, String name);
    }

    /** @param refers whether the payload may refer to names that another one gave */
    SparkplugPayload(JsonText json, Names names, boolean refers) {
        this.json = json;
        this.names = names;
        this.refers = refers;
        this.values = new SparkplugValues(json, this);
    }

    /** Whether {@code payload} has nothing but what a payload may have, of the right types. */
    static boolean isOne(Fields payload) {
        for (Map.Entry<Integer, List<WireValue>> field :
                payload.wire().byNumber().entrySet()) {
            boolean block = field.getKey() == METRICS || field.getKey() == UUID || field.getKey() == BODY;
            boolean fits = field.getValue().stream()
                    .allMatch(value -> block ? value instanceof WireValue.Block : value instanceof WireValue.Varint);
            if (field.getKey() <= LAST && !fits) {
                return false;
            }
        }
        return payload.wire().byNumber().headMap(LAST + 1).size() > 0
                || payload.wire().byNumber().isEmpty();
    }

    /**
     * Writes {@code payload}.
     *
     * @param repeats whether {@code values} is wanted too
     */
    void write(Fields payload, boolean repeats) throws UndecodableException {
        json.object();
        time("timestamp", payload.number(TIMESTAMP));
        number("seq", payload.number(SEQ));
        text("uuid", payload, UUID);
        if (payload.hasBlock(BODY)) {
            json.key("body").bytes(payload.bytes(BODY));
        }
        List<Metric> metrics = metrics(payload, METRICS);
        json.key("metrics").array();
        for (Metric metric : metrics) {
            metric(metric);
        }
        json.endArray();
        unknown(payload, LAST);
        if (repeats) {
            newest(metrics);
        }
        json.endObject();
        if (nameless > 0) {
            remarks.add(Text.of(refers ? "payload.sparkplug.alias" : "payload.sparkplug.nameless", nameless));
        }
        if (unknown > 0) {
            remarks.add(Text.of("payload.protobuf.unknownFields", unknown));
        }
    }

    /** What must be said beside it. */
    List<Text> remarks() {
        return remarks;
    }

    /** Says that a value could not be read as what it claims to be. */
    void remark(Text text) {
        if (remarks.size() < MOST_REMARKS && !again) {
            remarks.add(text);
        }
    }

    /** Reads the metrics in field {@code number} and finds their names. */
    List<Metric> metrics(Fields holder, int number) throws UndecodableException {
        List<Metric> metrics = new ArrayList<>();
        for (Fields fields : holder.messages(number)) {
            OptionalLong alias = fields.number(Metric.ALIAS);
            String name = fields.text(Metric.NAME);
            OptionalLong type = fields.number(Metric.DATATYPE);
            if (name.isEmpty() || type.isEmpty()) {
                Births.Known known = names.find(alias, name);
                nameless += name.isEmpty() && known == null && !again ? 1 : 0;
                if (known != null) {
                    name = known.name();
                    type = type.isPresent() ? type : OptionalLong.of(known.datatype());
                }
            }
            metrics.add(new Metric(fields, name, alias, type.orElse(0)));
        }
        return metrics;
    }

    /** Writes one metric as an object. */
    void metric(Metric metric) throws UndecodableException {
        Fields fields = metric.fields();
        json.object();
        if (!metric.name().isEmpty()) {
            json.key("name").text(metric.name());
        }
        if (metric.alias().isPresent()) {
            json.key("alias").number(SparkplugValues.unsigned(metric.alias().getAsLong()));
        }
        time("timestamp", fields.number(Metric.TIMESTAMP));
        json.key("datatype");
        typeName(metric.datatype());
        lookedUp(metric);
        flag("historical", fields, Metric.HISTORICAL);
        flag("transient", fields, Metric.TRANSIENT);
        if (fields.hasBlock(Metric.METADATA)) {
            json.key("metadata");
            values.metadata(fields.message(Metric.METADATA));
        }
        if (fields.hasBlock(Metric.PROPERTIES)) {
            json.key("properties");
            values.propertySet(fields.message(Metric.PROPERTIES), 0);
        }
        json.key("value");
        values.metric(metric);
        if (!fields.flag(Metric.IS_NULL)) {
            values.field(fields, Metric.FIRST_VALUE, ValueField.template_value, metric.datatype());
        }
        unknown(fields, Metric.LAST);
        json.endObject();
    }

    private void lookedUp(Metric metric) throws UndecodableException {
        boolean name = !metric.name().isEmpty() && !metric.fields().hasBlock(Metric.NAME);
        boolean type = metric.datatype() != 0 && !metric.fields().hasNumber(Metric.DATATYPE);
        if (name || type) {
            json.key(Metric.BIRTH).text(name ? (type ? "name datatype" : "name") : "datatype");
        }
    }

    /** Writes the name of a type, or its number if it has none. */
    void typeName(long datatype) throws UndecodableException {
        if (SparkplugType.of(datatype).isPresent()) {
            json.text(SparkplugType.of(datatype).get().name());
        } else {
            json.number(SparkplugValues.unsigned(datatype));
        }
    }

    private void newest(List<Metric> metrics) throws UndecodableException {
        Map<String, Metric> newest = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            if (!metric.name().isEmpty() && !metric.fields().flag(Metric.HISTORICAL)) {
                newest.put(metric.name(), metric);
            }
        }
        again = true;
        json.key("values").object();
        for (Map.Entry<String, Metric> entry : newest.entrySet()) {
            json.key(entry.getKey());
            values.metric(entry.getValue());
        }
        json.endObject();
    }

    private void unknown(Fields fields, int last) throws UndecodableException {
        SortedMap<Integer, List<WireValue>> rest =
                new TreeMap<>(fields.wire().byNumber().tailMap(last + 1));
        if (!rest.isEmpty()) {
            unknown += again ? 0 : rest.size();
            json.key("$unknown");
            new WireDump(json, fields.budget()).write(new WireFields(rest));
        }
    }

    private void time(String key, OptionalLong millis) throws UndecodableException {
        if (millis.isPresent()) {
            json.key(key).time(Instant.ofEpochMilli(millis.getAsLong()));
        }
    }

    private void number(String key, OptionalLong number) throws UndecodableException {
        if (number.isPresent()) {
            json.key(key).number(SparkplugValues.unsigned(number.getAsLong()));
        }
    }

    private void text(String key, Fields fields, int number) throws UndecodableException {
        if (fields.hasBlock(number)) {
            json.key(key).text(fields.text(number));
        }
    }

    private void flag(String key, Fields fields, int number) throws UndecodableException {
        if (fields.hasNumber(number)) {
            json.key(key).bool(fields.flag(number));
        }
    }
}
