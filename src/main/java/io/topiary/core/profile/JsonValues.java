package io.topiary.core.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads values out of a JSON object; a missing or null key gives the default, a value of another kind is a problem that
 * names the key.
 */
final class JsonValues {

    private final JsonNode object;
    private final String place;

    /** @param place key of the object within the profile, with a dot at the end; empty for the profile itself */
    JsonValues(JsonNode object, String place) {
        this.object = object;
        this.place = place;
        if (!object.isObject()) {
            throw new InvalidProfileException("profile.invalid.value", place.isEmpty() ? "{}" : place);
        }
    }

    /** The object at {@code key}, or null. */
    @Nullable
    JsonValues object(String key) {
        return isAbsent(key) ? null : new JsonValues(object.path(key), place + key + ".");
    }

    /** The objects in the array at {@code key}, or null. */
    @Nullable
    List<JsonValues> objects(String key) {
        if (isAbsent(key)) {
            return null;
        }
        JsonNode array = require(key, object.path(key).isArray());
        List<JsonValues> values = new ArrayList<>();
        for (JsonNode element : array) {
            values.add(new JsonValues(element, place + key + "." + values.size() + "."));
        }
        return values;
    }

    @Nullable
    String string(String key) {
        return isAbsent(key) ? null : require(key, object.path(key).isTextual()).textValue();
    }

    String string(String key, String otherwise) {
        String value = string(key);
        return value == null ? otherwise : value;
    }

    boolean flag(String key, boolean otherwise) {
        return isAbsent(key)
                ? otherwise
                : require(key, object.path(key).isBoolean()).booleanValue();
    }

    long number(String key, long otherwise, long least, long most) {
        if (isAbsent(key)) {
            return otherwise;
        }
        JsonNode node = object.path(key);
        long value =
                require(key, node.isIntegralNumber() && node.canConvertToLong()).longValue();
        require(key, value >= least && value <= most);
        return value;
    }

    @Nullable
    Path path(String key) {
        String value = string(key, "");
        try {
            return value.isEmpty() ? null : Path.of(value);
        } catch (InvalidPathException e) {
            throw problem(key);
        }
    }

    List<String> strings(String key) {
        if (isAbsent(key)) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (JsonNode element : require(key, object.path(key).isArray())) {
            require(key, element.isTextual());
            values.add(element.textValue());
        }
        return values;
    }

    /** What to throw when the value of {@code key} can't be used. */
    InvalidProfileException problem(String key) {
        return new InvalidProfileException("profile.invalid.value", place + key);
    }

    private JsonNode require(String key, boolean usable) {
        if (!usable) {
            throw problem(key);
        }
        return object.path(key);
    }

    private boolean isAbsent(String key) {
        return object.path(key).isMissingNode() || object.path(key).isNull();
    }
}
