package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.profile.ProfileDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Keys of a profile's JSON that this Topiary does not know. They are kept, for a newer one may; but not those that look as
 * if they held a password, ran something or switched a check off: what stands there was never seen by anybody.
 */
final class UnknownKeys {

    private static final Pattern SUSPECT = Pattern.compile(
            "passw|passphrase|passcode|secret|token|credential|apikey|api_key|api-key|"
                    + "script|command|exec|plugin|hook|insecure|allow|verify|trustall",
            Pattern.CASE_INSENSITIVE);

    private UnknownKeys() {}

    /** Removes suspect keys from {@code json}, the object of {@code document}, and returns their paths. */
    static List<String> clean(ObjectNode json, ProfileDocument document) {
        List<String> removed = new ArrayList<>();
        clean(json, ProfileDocument.of(document.profile()).json(), "", removed);
        return removed;
    }

    private static void clean(JsonNode node, JsonNode known, String place, List<String> removed) {
        if (node instanceof ObjectNode object) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                if (!known.has(key) && SUSPECT.matcher(key).find()) {
                    object.remove(key);
                    removed.add(place + key);
                } else {
                    clean(object.get(key), known.path(key), place + key + ".", removed);
                }
            }
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                clean(node.get(i), known.path(i), place + i + ".", removed);
            }
        }
    }
}
