package io.topiary.core.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.UserProperty;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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

    /** The objects in the array at {@code key}; none if it is absent. */
    List<JsonValues> objectsOrNone(String key) {
        List<JsonValues> values = objects(key);
        return values == null ? List.of() : values;
    }

    /** The string at {@code key}, which must be there. */
    String required(String key) {
        String value = string(key);
        if (value == null) {
            throw problem(key);
        }
        return value;
    }

    /** The choice whose label stands at {@code key}, found by {@code of}. */
    <T> T choice(String key, T otherwise, Function<String, Optional<T>> of) {
        String label = string(key);
        return label == null ? otherwise : of.apply(label).orElseThrow(() -> problem(key));
    }

    /** The one of {@code choices} whose label stands at {@code key}. */
    <T> T oneOf(String key, T otherwise, T[] choices, Function<T, String> label) {
        return choice(
                key,
                otherwise,
                wanted -> List.of(choices).stream()
                        .filter(each -> label.apply(each).equalsIgnoreCase(wanted))
                        .findFirst());
    }

    /** What {@code parse} makes of the value of {@code key}; what it refuses is a problem of this profile. */
    <T> T parsed(String key, Supplier<T> parse) {
        try {
            return parse.get();
        } catch (InvalidTopicException e) {
            throw new InvalidProfileException(e.text());
        } catch (InvalidProfileException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw problem(key);
        }
    }

    /** The bytes whose base64 stands at {@code key}, or null. */
    byte @Nullable [] base64(String key) {
        String encoded = string(key);
        return encoded == null ? null : parsed(key, () -> Base64.getDecoder().decode(encoded));
    }

    /** Pairs of strings at {@code key}, in order. */
    List<UserProperty> properties(String key) {
        if (isAbsent(key)) {
            return List.of();
        }
        List<UserProperty> properties = new ArrayList<>();
        for (JsonNode pair : require(key, object.path(key).isArray())) {
            require(
                    key,
                    pair.size() == 2 && pair.path(0).isTextual() && pair.path(1).isTextual());
            properties.add(
                    new UserProperty(pair.path(0).textValue(), pair.path(1).textValue()));
        }
        return properties;
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
