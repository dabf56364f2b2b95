package io.topiary.core.payload.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Layouts in their file. Numbers that must be exact are texts. Keys that nobody knows stay. */
final class LayoutJson {

    static final String NAME = "name";
    private static final String FIELDS = "fields";

    private LayoutJson() {}

    /** The layout in {@code node}; empty if it can't be used. */
    static Optional<Layout> read(JsonNode node) {
        List<LayoutField> fields = new ArrayList<>();
        for (JsonNode field : node.path(FIELDS)) {
            Optional<LayoutField> read = field(field);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            fields.add(read.get());
        }
        Layout layout = new Layout(node.path(NAME).asText(), fields);
        return layout.problem().isPresent() ? Optional.empty() : Optional.of(layout);
    }

    /** Writes {@code layout} into {@code node}, whose other keys stay. */
    static void write(Layout layout, ObjectNode node) {
        Map<String, JsonNode> before = new HashMap<>();
        node.path(FIELDS).forEach(field -> before.putIfAbsent(field.path(NAME).asText(), field));
        node.put(NAME, layout.name());
        ArrayNode fields = node.arrayNode();
        for (LayoutField field : layout.fields()) {
            ObjectNode entry =
                    before.get(field.name()) instanceof ObjectNode known ? known.deepCopy() : node.objectNode();
            entry.put(NAME, field.name()).put("offset", field.offset());
            entry.put("type", field.type().id()).put("endian", field.bigEndian() ? "big" : "little");
            entry.put("scale", field.scale().toString()).put("add", field.add().toString());
            entry.put("unit", field.unit()).put("count", field.count()).put("bit", field.bit());
            fields.add(entry);
        }
        node.set(FIELDS, fields);
    }

    private static Optional<LayoutField> field(JsonNode node) {
        Optional<FieldType> type = FieldType.of(node.path("type").asText());
        try {
            return type.map(known -> new LayoutField(
                    node.path(NAME).asText(),
                    node.path("offset").asInt(-1),
                    known,
                    node.path("endian").asText().equals("big"),
                    new BigDecimal(node.path("scale").asText("1")),
                    new BigDecimal(node.path("add").asText("0")),
                    node.path("unit").asText(),
                    node.path("count").asInt(1),
                    node.path("bit").asInt(0)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
