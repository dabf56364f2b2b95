package io.topiary.core.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The array of profiles in the document.
 *
 * @param nodes usable profiles and others; changed in place
 */
record ProfileArray(ArrayNode nodes) {

    /** The place of the profile with the id {@code id}, -1 if there is none. */
    int indexOf(String id) {
        for (int i = 0; i < nodes.size(); i++) {
            if (idOf(nodes.get(i)).filter(id::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** The usable profiles by their ids; the first of two with the same one. */
    Map<String, JsonNode> byId() {
        Map<String, JsonNode> found = new HashMap<>();
        nodes.forEach(node -> idOf(node).ifPresent(id -> found.putIfAbsent(id, node)));
        return found;
    }

    /**
     * Adds {@code documents} at the end. An id that exists, in whatever case, is replaced by a new one: files are named
     * after ids, and there are file systems where case does not count.
     *
     * @return the profiles with the ids they have now
     */
    List<ConnectionProfile> addAll(List<ProfileDocument> documents) {
        Set<String> taken = new HashSet<>();
        for (JsonNode node : nodes) {
            taken.add(node.path("id").asText().toLowerCase(Locale.ROOT));
            idOf(node).ifPresent(id -> taken.add(id.toLowerCase(Locale.ROOT)));
        }
        List<ConnectionProfile> added = new ArrayList<>();
        for (ProfileDocument document : documents) {
            ConnectionProfile profile = document.profile();
            if (!taken.add(profile.id().toLowerCase(Locale.ROOT))) {
                profile = profile.withId(UUID.randomUUID().toString());
            }
            nodes.add(document.with(profile).json());
            added.add(profile);
        }
        return added;
    }

    /** Removes the profiles whose ids are in {@code ids}. */
    void removeAll(Set<String> ids) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            if (idOf(nodes.get(i)).filter(ids::contains).isPresent()) {
                nodes.remove(i);
            }
        }
    }

    private static Optional<String> idOf(JsonNode node) {
        try {
            return Optional.of(ProfileReader.read(node).profile().id());
        } catch (InvalidProfileException unreadable) {
            return Optional.empty();
        }
    }
}
