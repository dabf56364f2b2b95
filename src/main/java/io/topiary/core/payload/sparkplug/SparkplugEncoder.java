package io.topiary.core.payload.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.topiary.core.payload.JsonInput;
import io.topiary.core.payload.JsonValues;
import io.topiary.core.payload.PayloadEncoder;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes Sparkplug B payloads (specification 3.0, section 6.4) from JSON as {@link SparkplugDecoder} shows them, fields in
 * the order of their numbers. What a metric names under {@code $birth} was not in its message and is not written; {@code
 * $field} says which field a value is in where its type does not. {@code values} only repeats the metrics: if it says
 * something else, that is an error, because nobody knows which one was meant. Any thread.
 */
public final class SparkplugEncoder implements PayloadEncoder {

    private static final int MOST_SHOWN = 200;
    private static final Set<String> PAYLOAD = Set.of("timestamp", "seq", "uuid", "body", "metrics", "values");
    private static final Set<String> METRIC = Set.of(
            "name",
            "alias",
            "timestamp",
            "datatype",
            Metric.BIRTH,
            "historical",
            "transient",
            "metadata",
            "properties",
            "value",
            ValueField.KEY);

    /** @param argument means nothing */
    @Override
    public byte[] encode(byte[] json, String argument) throws UnencodableException {
        JsonNode payload = JsonInput.read(json);
        Keys.check(payload, "", "Payload", PAYLOAD);
        JsonNode metrics = Keys.array(payload, "metrics", "");
        agree(payload.path("values"), metrics);
        WireOut out = new WireOut();
        Keys.time(out, 1, payload, "timestamp", "");
        for (int i = 0; i < metrics.size(); i++) {
            out.bytes(2, metric(metrics.get(i), "/metrics/" + i, 0));
        }
        Keys.number(out, 3, payload, "seq", "");
        Keys.text(out, 4, payload, "uuid", "");
        if (payload.has("body")) {
            out.bytes(5, JsonValues.bytes(payload.get("body"), "/body"));
        }
        return out.toBytes();
    }

    /** The bytes of one metric. */
    static byte[] metric(JsonNode metric, String path, int depth) throws UnencodableException {
        Keys.check(metric, path, "Metric", METRIC);
        List<String> told = metric.has(Metric.BIRTH)
                ? List.of(JsonValues.text(metric.get(Metric.BIRTH), path + "/" + Metric.BIRTH)
                        .split(" "))
                : List.of();
        WireOut out = new WireOut();
        if (!told.contains("name")) {
            Keys.text(out, Metric.NAME, metric, "name", path);
        }
        Keys.number(out, Metric.ALIAS, metric, "alias", path);
        Keys.time(out, Metric.TIMESTAMP, metric, "timestamp", path);
        long datatype = Keys.type(metric.path("datatype"), path + "/datatype");
        if (datatype != 0 && !told.contains("datatype")) {
            out.varint(Metric.DATATYPE, datatype);
        }
        Keys.flag(out, Metric.HISTORICAL, metric, "historical", path);
        Keys.flag(out, Metric.TRANSIENT, metric, "transient", path);
        JsonNode value = metric.path("value");
        if (value.isNull()) {
            out.flag(Metric.IS_NULL, true);
        }
        if (metric.has("metadata")) {
            out.bytes(Metric.METADATA, SparkplugValueWriting.metadata(metric.get("metadata"), path + "/metadata"));
        }
        if (metric.has("properties")) {
            out.bytes(
                    Metric.PROPERTIES,
                    SparkplugValueWriting.properties(metric.get("properties"), path + "/properties", 0));
        }
        if (!value.isNull() && !value.isMissingNode()) {
            SparkplugValueWriting.value(
                    out, Metric.FIRST_VALUE, ValueField.template_value, metric, datatype, path, depth);
        }
        return out.toBytes();
    }

    private static void agree(JsonNode values, JsonNode metrics) throws UnencodableException {
        if (values.isMissingNode()) {
            return;
        }
        Keys.object(values, "/values");
        Map<String, JsonNode> newest = new LinkedHashMap<>();
        for (JsonNode metric : metrics) {
            if (!metric.path("historical").asBoolean(false)) {
                newest.put(metric.path("name").asText(""), metric.path("value"));
            }
        }
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            JsonNode told = newest.getOrDefault(entry.getKey(), MissingNode.getInstance());
            if (!told.equals(SparkplugEncoder::compare, entry.getValue())) {
                throw new UnencodableException(
                        Text.of("payload.sparkplug.values", Escapes.visible("/values/" + entry.getKey(), MOST_SHOWN)));
            }
        }
    }

    /** 21.5 and 21.50 are the same. */
    private static int compare(JsonNode one, JsonNode other) {
        boolean numbers = one.isNumber() && other.isNumber();
        return numbers ? one.decimalValue().compareTo(other.decimalValue()) : one.equals(other) ? 0 : 1;
    }
}
