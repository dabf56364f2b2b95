package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values out of a JSON object that another tool has written: numbers may be written as text, what can't be used is
 * left out and told to the warnings.
 */
final class LooseValues {

    private final JsonNode object;
    private final String place;
    private final Warnings warnings;

    /** @param place key of the object within its item, with a dot at the end; empty for the item itself */
    LooseValues(JsonNode object, String place, Warnings warnings) {
        this.object = object;
        this.place = place;
        this.warnings = warnings;
    }

    /** The object at {@code key}, an empty one if there is none. */
    LooseValues object(String key) {
        JsonNode node = object.path(key);
        if (!node.isObject() && !isAbsent(key)) {
            unusable(key);
        }
        return new LooseValues(node, place + key + ".", warnings);
    }

    /** Whether nothing stands at {@code key}. */
    boolean isAbsent(String key) {
        JsonNode node = object.path(key);
        return node.isMissingNode() || node.isNull();
    }

    /** The elements of the array at {@code key}. */
    List<JsonNode> elements(String key) {
        JsonNode node = object.path(key);
        if (!node.isArray()) {
            if (!isAbsent(key)) {
                unusable(key);
            }
            return List.of();
        }
        List<JsonNode> elements = new ArrayList<>();
        node.forEach(elements::add);
        return elements;
    }

    /** The value at {@code key} whatever it is. */
    JsonNode any(String key) {
        return object.path(key);
    }

    /** The text at {@code key}, or null if there is none. */
    @Nullable
    String text(String key) {
        JsonNode node = object.path(key);
        if (isAbsent(key)) {
            return null;
        }
        if (node.isContainerNode()) {
            unusable(key);
            return null;
        }
        return node.asText();
    }

    /** The text at {@code key}, empty if there is none. */
    String textOrEmpty(String key) {
        String text = text(key);
        return text == null ? "" : text;
    }

    boolean flag(String key, boolean otherwise) {
        JsonNode node = object.path(key);
        if (isAbsent(key) || (node.isTextual() && node.textValue().isBlank())) {
            return otherwise;
        }
        String text = node.asText();
        if (text.equals("true") || text.equals("1")) {
            return true;
        }
        if (!text.equals("false") && !text.equals("0")) {
            unusable(key);
            return otherwise;
        }
        return false;
    }

    /** The whole number at {@code key}; {@code otherwise} if there is none from {@code least} to {@code most}. */
    long number(String key, long otherwise, long least, long most) {
        Long number = number(key, least, most);
        return number == null ? otherwise : number;
    }

    /** The whole number at {@code key}, null if there is none from {@code least} to {@code most}. */
    @Nullable
    Long number(String key, long least, long most) {
        JsonNode node = object.path(key);
        if (isAbsent(key) || (node.isTextual() && node.textValue().isBlank())) {
            return null;
        }
        Long number = Figures.number(node.isContainerNode() ? "" : node.asText(), least, most);
        if (number == null) {
            unusable(key);
        }
        return number;
    }

    /** Tells that the value of {@code key} is left out. */
    void unusable(String key) {
        warnings.add("exchange.warn.value", place + key);
    }
}
