package io.topiary.core.profile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.UserProperty;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets values of a JSON object; what is absent or as by default leaves no key behind. */
final class JsonFields {

    private final ObjectNode node;

    JsonFields(ObjectNode node) {
        this.node = node;
    }

    /** The object at {@code key} of {@code node}, made if there is none. */
    static ObjectNode child(ObjectNode node, String key) {
        return node.get(key) instanceof ObjectNode existing ? existing : node.putObject(key);
    }

    ObjectNode node() {
        return node;
    }

    void put(String key, @Nullable String value) {
        if (value == null) {
            node.remove(key);
        } else {
            node.put(key, value);
        }
    }

    void put(String key, @Nullable Path value) {
        put(key, value == null ? null : value.toString());
    }

    void put(String key, List<String> values) {
        if (values.isEmpty()) {
            node.remove(key);
        } else {
            ArrayNode array = node.putArray(key);
            values.forEach(array::add);
        }
    }

    void putProperties(String key, List<UserProperty> properties) {
        if (properties.isEmpty()) {
            node.remove(key);
        } else {
            ArrayNode array = node.putArray(key);
            properties.forEach(property -> array.addArray().add(property.name()).add(property.value()));
        }
    }

    void putUnless(String key, String value, boolean standard) {
        put(key, standard ? null : value);
    }

    void putUnless(String key, long value, long standard) {
        if (value == standard) {
            node.remove(key);
        } else {
            node.put(key, value);
        }
    }

    /** True, or no key. */
    void putIf(String key, boolean value) {
        putUnless(key, value, false);
    }

    void putUnless(String key, boolean value, boolean standard) {
        if (value == standard) {
            node.remove(key);
        } else {
            node.put(key, value);
        }
    }
}
