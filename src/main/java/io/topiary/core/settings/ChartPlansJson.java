package io.topiary.core.settings;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Charts as JSON. What can't be used is left out or read as its default. */
final class ChartPlansJson {

    private ChartPlansJson() {}

    static List<ChartPlan> read(JsonNode array) {
        List<ChartPlan> plans = new ArrayList<>();
        array.forEach(each -> {
            if (each.path("id").isTextual()) {
                plans.add(plan(each));
            }
        });
        return plans;
    }

    private static ChartPlan plan(JsonNode node) {
        List<ChartSeries> series = new ArrayList<>();
        node.path("series").forEach(each -> {
            if (each.path("topic").isTextual()
                    && isPointer(each.path("pointer").asText())
                    && series.size() < ChartPlan.MOST_SERIES) {
                series.add(series(each));
            }
        });
        return new ChartPlan(
                node.path("id").asText(),
                node.path("name").asText(),
                series,
                new ChartWindow(
                        Math.max(0, node.path("spanMicros").asLong()),
                        node.path("fromMicros").asLong(),
                        node.path("toMicros").asLong()),
                node.path("bridged").asBoolean(),
                node.path("wide").asBoolean(),
                kin(node.path("kin")));
    }

    private static @Nullable ChartKin kin(JsonNode node) {
        String filter = node.path("filter").asText();
        String pointer = node.path("pointer").asText();
        if (filter.indexOf('+') < 0 || !isPointer(pointer)) {
            return null;
        }
        Set<String> without = new HashSet<>();
        node.path("without").forEach(topic -> without.add(topic.asText()));
        return new ChartKin(filter, pointer, without);
    }

    private static ChartSeries series(JsonNode node) {
        return new ChartSeries(
                node.path("topic").asText(),
                node.path("pointer").asText(),
                node.path("label").asText(),
                node.path("unit").asText(),
                Math.floorMod(node.path("look").asInt(), ChartPlan.MOST_SERIES),
                node.path("step").asBoolean(),
                ChartSeries.Axis.of(node.path("axis").asText()));
    }

    /** Somebody may have edited the file. */
    private static boolean isPointer(String text) {
        try {
            JsonPointer.compile(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static void write(List<ChartPlan> plans, ArrayNode array) {
        for (ChartPlan plan : plans) {
            ObjectNode node = array.addObject().put("id", plan.id()).put("name", plan.name());
            ArrayNode series = node.putArray("series");
            plan.series()
                    .forEach(each -> series.addObject()
                            .put("topic", each.topic())
                            .put("pointer", each.pointer())
                            .put("label", each.label())
                            .put("unit", each.unit())
                            .put("look", each.look())
                            .put("step", each.step())
                            .put("axis", each.axis().label()));
            node.put("spanMicros", plan.window().spanMicros())
                    .put("fromMicros", plan.window().fromMicros())
                    .put("toMicros", plan.window().toMicros())
                    .put("bridged", plan.bridged())
                    .put("wide", plan.wide());
            ChartKin kin = plan.kin();
            if (kin != null) {
                ObjectNode written =
                        node.putObject("kin").put("filter", kin.filter()).put("pointer", kin.pointer());
                ArrayNode without = written.putArray("without");
                kin.without().stream().sorted().forEach(without::add);
            }
        }
    }
}
