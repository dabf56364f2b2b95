package io.topiary.core.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.settings.TreeLook.Column;
import io.topiary.core.settings.TreeLook.Reach;
import io.topiary.core.settings.TreeLook.SavedFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A {@link TreeLook} as JSON. What can't be used is read as its default, keys that nobody knows stay. */
final class TreeLookJson {

    private TreeLookJson() {}

    static TreeLook read(JsonNode node) {
        List<SavedFilter> saved = new ArrayList<>();
        node.path("savedFilters").forEach(each -> {
            if (each.path("name").isTextual() && each.path("filter").isTextual()) {
                saved.add(new SavedFilter(
                        each.path("name").asText(), each.path("filter").asText()));
            }
        });
        List<String> recent = texts(node.path("recentFilters"));
        JsonNode log = node.path("log");
        return new TreeLook(
                columns(node.path("columns")),
                node.path("order").asText(),
                texts(node.path("pins")),
                saved,
                recent.subList(0, Math.min(TreeLook.MOST_RECENT, recent.size())),
                Set.copyOf(texts(node.path("dismissed"))),
                node.path("activity").asBoolean(true),
                Reach.of(node.path("expand").asText()),
                new LogLook(columns(log.path("columns")), log.path("time").asText()));
    }

    static void write(TreeLook look, ObjectNode node) {
        write(look.columns(), node);
        node.put("order", look.order());
        write(look.pins(), node.putArray("pins"));
        ArrayNode saved = node.putArray("savedFilters");
        look.saved().forEach(each -> saved.addObject().put("name", each.name()).put("filter", each.filter()));
        write(look.recent(), node.putArray("recentFilters"));
        write(look.dismissed().stream().sorted().toList(), node.putArray("dismissed"));
        node.put("activity", look.activity());
        node.put("expand", look.reach().label());
        ObjectNode log = node.get("log") instanceof ObjectNode known ? known : node.putObject("log");
        write(look.log().columns(), log);
        log.put("time", look.log().time());
    }

    private static List<Column> columns(JsonNode array) {
        List<Column> columns = new ArrayList<>();
        array.forEach(each -> {
            double width = each.path("width").asDouble();
            if (each.path("id").isTextual() && width > 0) {
                columns.add(new Column(
                        each.path("id").asText(), width, each.path("shown").asBoolean(true)));
            }
        });
        return columns;
    }

    private static void write(List<Column> columns, ObjectNode node) {
        ArrayNode array = node.putArray("columns");
        columns.forEach(column -> array.addObject()
                .put("id", column.id())
                .put("width", column.width())
                .put("shown", column.shown()));
    }

    private static void write(Collection<String> texts, ArrayNode array) {
        texts.forEach(array::add);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> {
            if (each.isTextual()) {
                texts.add(each.asText());
            }
        });
        return texts;
    }
}
