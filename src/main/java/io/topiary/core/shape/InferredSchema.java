package io.topiary.core.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.shape.LearnedShape.Branch;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * Writes what was learned as a JSON Schema (draft 2020-12) that accepts everything it was learned from. Values become an
 * {@code enum} only where they came again and again; numbers stand in it as they were sent.
 */
public final class InferredSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final long OFTEN = 20;
    private static final int MOST_ENUM = 10;

    private InferredSchema() {}

    /** The schema of {@code shape}, indented, with {@code title} as its title. */
    public static String of(LearnedShape shape, String title) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", DIALECT).put("title", title);
        describe(shape.root(), schema, shape.looked());
        return schema.toPrettyString();
    }

    private static void describe(Branch branch, ObjectNode schema, long around) {
        PathFacts facts = branch.facts();
        List<String> types = facts.kinds().keySet().stream()
                .filter(JsonKind::isJson)
                .map(kind -> kind == JsonKind.NUMBER && facts.whole() ? "integer" : kind.label())
                .toList();
        if (types.size() == 1) {
            schema.put("type", types.getFirst());
        } else if (!types.isEmpty()) {
            ArrayNode all = schema.putArray("type");
            types.forEach(all::add);
        }
        describeValues(facts, schema);
        describeObject(branch, schema, around);
        if (!branch.items().isEmpty()) {
            describe(branch.items().getFirst(), schema.putObject("items"), around);
        }
    }

    private static void describeObject(Branch branch, ObjectNode schema, long around) {
        if (branch.properties().isEmpty()) {
            return;
        }
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.arrayNode();
        PathFacts.Span objects = branch.facts().kinds().get(JsonKind.OBJECT);
        for (Branch property : branch.properties()) {
            describe(property, properties.putObject(property.name()), around);
            // of items there may be several a message, and nobody counted in how many of them it is
            boolean always = objects != null
                    && objects.count() == branch.facts().present()
                    && property.facts().present() == objects.count();
            if (always) {
                required.add(property.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
    }

    private static void describeValues(PathFacts facts, ObjectNode schema) {
        if (!facts.least().isEmpty()) {
            schema.put("minimum", new BigDecimal(facts.least())).put("maximum", new BigDecimal(facts.greatest()));
        }
        if (facts.kinds().containsKey(JsonKind.STRING)) {
            schema.put("minLength", facts.shortest()).put("maxLength", facts.longest());
        }
        boolean strings = facts.kinds().keySet().equals(Set.of(JsonKind.STRING));
        int distinct = facts.values().size();
        if (strings && distinct > 0 && distinct <= MOST_ENUM && facts.count() >= Math.max(OFTEN, 4L * distinct)) {
            ArrayNode values = schema.putArray("enum");
            facts.values().keySet().stream().sorted().forEach(values::add);
        }
    }
}
