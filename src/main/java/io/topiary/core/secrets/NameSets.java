package io.topiary.core.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Sets of names in a document, written {@code "key": {"owner": ["use", …]}}. */
final class NameSets {

    private NameSets() {}

    /** All names under {@code key}; what is none is left out. */
    static Set<SecretName> all(JsonNode document, String key) {
        Set<SecretName> names = new LinkedHashSet<>();
        document.path(key)
                .properties()
                .forEach(owner -> owner.getValue()
                        .forEach(use -> name(owner.getKey(), use.asText()).ifPresent(names::add)));
        return names;
    }

    /** The names under {@code key} that belong to {@code owner}. */
    static Set<SecretName> of(JsonNode document, String key, String owner) {
        Set<SecretName> names = all(document, key);
        names.removeIf(name -> !name.owner().equals(owner));
        return names;
    }

    /** Adds {@code names} to those under {@code key}. */
    static void add(ObjectNode document, String key, Set<SecretName> names) {
        Set<SecretName> all = all(document, key);
        all.addAll(names);
        put(document, key, all);
    }

    /** Takes {@code names} out of those under {@code key}. */
    static void remove(ObjectNode document, String key, Set<SecretName> names) {
        Set<SecretName> all = all(document, key);
        all.removeAll(names);
        put(document, key, all);
    }

    private static void put(ObjectNode document, String key, Set<SecretName> names) {
        if (names.isEmpty()) {
            document.remove(key);
            return;
        }
        ObjectNode owners = document.putObject(key);
        for (SecretName name : names) {
            ArrayNode uses = owners.withArrayProperty(name.owner());
            uses.add(name.use());
        }
    }

    /** The name that the two make, if they make one. */
    static Optional<SecretName> name(String owner, String use) {
        try {
            return Optional.of(new SecretName(owner, use));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
