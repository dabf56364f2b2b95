package io.topiary.core.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.sequence.CounterSource.InBytes;
import io.topiary.core.sequence.CounterSource.InFormat;
import io.topiary.core.sequence.CounterSource.InJson;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans as JSON, to be kept; what is written is read again equal, and what can't be used is left out. */
public final class CounterJson {

    private static final String TOPIC = "topic";
    private static final String PATH = "path";
    private static final String OFFSET = "offset";
    private static final String WIDTH = "width";
    private static final String LITTLE = "littleEndian";
    private static final String FORMAT = "format";
    private static final String WRAP = "wrap";
    private static final String STEP = "step";

    private CounterJson() {}

    /** Writes {@code plans}. */
    public static ArrayNode write(Collection<CounterPlan> plans) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (CounterPlan plan : plans) {
            ObjectNode node = array.addObject().put(TOPIC, plan.topic());
            switch (plan.source()) {
                case InJson json -> node.put(PATH, json.pointer());
                case InBytes bytes ->
                    node.put(OFFSET, bytes.offset())
                            .put(WIDTH, bytes.width().label())
                            .put(LITTLE, bytes.littleEndian());
                case InFormat format -> node.put(FORMAT, format.format());
            }
            node.put(WRAP, plan.wrap().label()).put(STEP, plan.step());
        }
        return array;
    }

    /** Reads plans; none if {@code array} is no array. */
    public static List<CounterPlan> read(@Nullable JsonNode array) {
        List<CounterPlan> plans = new ArrayList<>();
        if (array != null && array.isArray()) {
            array.forEach(node -> plan(node).ifPresent(plans::add));
        }
        return plans;
    }

    private static Optional<CounterPlan> plan(JsonNode node) {
        try {
            Optional<CounterSource> source = source(node);
            Optional<Wrap> wrap = Wrap.of(node.path(WRAP).asText());
            if (source.isEmpty() || wrap.isEmpty() || !node.path(TOPIC).isTextual()) {
                return Optional.empty();
            }
            return Optional.of(new CounterPlan(
                    node.path(TOPIC).asText(),
                    source.get(),
                    wrap.get(),
                    node.path(STEP).asLong()));
        } catch (IllegalArgumentException unusable) {
            return Optional.empty();
        }
    }

    private static Optional<CounterSource> source(JsonNode node) {
        if (node.path(PATH).isTextual()) {
            return Optional.of(new InJson(node.path(PATH).asText()));
        }
        if (node.path(FORMAT).isTextual()) {
            return Optional.of(new InFormat(node.path(FORMAT).asText()));
        }
        return CounterSource.Width.of(node.path(WIDTH).asText())
                .map(width -> new InBytes(
                        node.path(OFFSET).asInt(-1), width, node.path(LITTLE).asBoolean()));
    }
}
