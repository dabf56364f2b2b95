package io.topiary.core.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A shape as JSON: what is needed to tell what is odd, and not what was only counted. Reading takes any JSON: what is no
 * shape, or larger than one may be, is left out. Not thread-safe: it counts how much there is room for.
 */
final class ShapeJson {

    private static final String NAME = "name";
    private static final String SEEN = "seen";
    private static final String EXPECTED = "expected";
    private static final String REQUIRED = "required";
    private static final String OPEN = "open";
    private static final String NEW = "new";
    private static final String PRESENT = "present";
    private static final String LEAST = "least";
    private static final String GREATEST = "greatest";
    private static final String PLACES = "places";
    private static final String ITEM = "item";
    private static final int ALL_KINDS = (1 << JsonKind.values().length) - 1;
    private static final int LONGEST = 1_000;

    private int places;
    private long characters;

    /** Room for so many places, and so many characters in their names and numbers. */
    ShapeJson(int places, long characters) {
        this.places = places;
        this.characters = characters;
    }

    /** Whether there is room for {@code shape} of {@code topic}. */
    boolean hasRoomFor(String topic, Shape shape) {
        characters -= topic.length();
        return places >= shape.size() && characters > 0;
    }

    /** {@code shape} in {@code node}. */
    void write(Shape shape, ObjectNode node) {
        node.put("looked", shape.looked());
        node.put("settled", shape.isSettled());
        write(shape.root(), node.putObject("root"));
    }

    private void write(PathNode place, ObjectNode node) {
        places--;
        if (place.name != null) {
            node.put(NAME, place.name);
            characters -= place.name.length();
        }
        node.put(SEEN, place.kinds()).put(EXPECTED, place.expected).put(PRESENT, place.present);
        if (place.required) {
            node.put(REQUIRED, true);
        }
        if (place.openNames) {
            node.put(OPEN, true);
        }
        if (place.newNames > 0) {
            node.put(NEW, place.newNames);
        }
        if (!place.numbers.least().isEmpty()) {
            node.put(LEAST, place.numbers.least()).put(GREATEST, place.numbers.greatest());
            characters -=
                    place.numbers.least().length() + place.numbers.greatest().length();
        }
        if (!place.children.isEmpty()) {
            ArrayNode inside = node.putArray(PLACES);
            place.children.values().forEach(child -> write(child, inside.addObject()));
        }
        if (place.item != null) {
            write(place.item, node.putObject(ITEM));
        }
    }

    /** The shape in {@code node}; null if that is none, or if there is no room for it. */
    @Nullable
    Shape read(JsonNode node, ShapeOptions options) {
        JsonNode root = node.get("root");
        long looked = node.path("looked").asLong();
        if (root == null || !root.isObject() || looked < 0) {
            return null;
        }
        Shape shape = new Shape(options, looked, node.path("settled").asBoolean());
        read(root, shape.root(), shape, 0);
        return shape.size() <= Shape.MOST_PATHS && places >= 0 ? shape : null;
    }

    private void read(JsonNode node, PathNode place, Shape shape, int depth) {
        places--;
        int seen = node.path(SEEN).asInt() & ALL_KINDS;
        for (JsonKind kind : JsonKind.values()) {
            place.counts[kind.place()] = (seen & kind.bit()) == 0 ? 0 : 1;
        }
        place.expected = node.path(EXPECTED).asInt() & ALL_KINDS;
        place.required = node.path(REQUIRED).asBoolean();
        place.openNames = node.path(OPEN).asBoolean();
        place.newNames = Math.clamp(node.path(NEW).asInt(), 0, Shape.MOST_PATHS);
        place.present = Math.clamp(node.path(PRESENT).asLong(), 0, shape.looked());
        number(node.path(LEAST), place);
        number(node.path(GREATEST), place);
        if (depth >= Sightings.DEEPEST) {
            return;
        }
        for (JsonNode inside : node.path(PLACES)) {
            String name = inside.path(NAME).asText();
            if (inside.isObject() && inside.path(NAME).isTextual() && place.child(name) == null && places > 0) {
                read(inside, shape.add(place, name), shape, depth + 1);
            }
        }
        if (node.path(ITEM).isObject() && places > 0) {
            read(node.path(ITEM), shape.add(place, null), shape, depth + 1);
        }
    }

    private static void number(JsonNode node, PathNode place) {
        String text = node.asText();
        if (!text.isEmpty() && text.length() <= LONGEST) {
            place.numbers.add(text);
        }
    }
}
