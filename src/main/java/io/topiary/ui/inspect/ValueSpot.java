package io.topiary.ui.inspect;

import io.topiary.core.payload.InnerBytes;
import io.topiary.core.payload.JsonOutline;
import io.topiary.core.payload.JsonWays;
import java.util.List;
import java.util.Map;

/**
 * A value somebody points at. Immutable.
 *
 * @param outline the document it is in
 * @param node its number there
 */
record ValueSpot(JsonOutline outline, int node) {

    /** Longer strings are not tried out for what may be written in them. */
    private static final int LONGEST_INNER = 4 << 20;

    JsonOutline.Kind kind() {
        return outline.kind(node);
    }

    boolean isContainer() {
        return outline.isContainer(node);
    }

    /** As sent. */
    String text() {
        return outline.text(node);
    }

    /** A string without its quotation marks and with its escapes resolved, else as sent. */
    String value() {
        return outline.value(node);
    }

    List<Object> steps() {
        return outline.steps(node);
    }

    String pointer() {
        return outline.pointer(node);
    }

    String jsonPath() {
        return JsonWays.jsonPath(steps());
    }

    String jq() {
        return JsonWays.jq(steps());
    }

    /** What the string can be read as, and how many bytes that gives. */
    Map<InnerBytes.Coding, Integer> inner() {
        boolean tried = kind() == JsonOutline.Kind.STRING && outline.end(node) - outline.start(node) <= LONGEST_INNER;
        return tried ? InnerBytes.readings(value()) : Map.of();
    }
}
