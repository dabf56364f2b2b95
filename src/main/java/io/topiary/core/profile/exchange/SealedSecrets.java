package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.secrets.SecretBox;
import io.topiary.core.secrets.SecretBoxException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The passwords of an export, encrypted. */
public final class SealedSecrets {

    private final SecretBox box;
    private final JsonNode sealed;
    private final String context;
    private final Map<String, Integer> places;

    /**
     * @param sealed what stands in the file
     * @param context what it was encrypted for
     * @param places the place of each item by the id that its profile has in the file
     */
    SealedSecrets(SecretBox box, JsonNode sealed, String context, Map<String, Integer> places) {
        this.box = box;
        this.sealed = sealed;
        this.context = context;
        this.places = Map.copyOf(places);
    }

    /** Encrypts {@code secrets}, by profile id and use. */
    static ObjectNode seal(SecretBox box, Map<String, Map<String, Secret>> secrets, String context, Secret passphrase)
            throws SecretBoxException {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        secrets.forEach((id, uses) -> {
            ObjectNode object = plain.putObject(id);
            uses.forEach((use, secret) -> object.put(use, new String(secret.chars())));
        });
        byte[] text;
        try {
            text = new ObjectMapper().writeValueAsBytes(plain);
        } catch (IOException e) {
            throw new IllegalArgumentException("a password with half a surrogate pair");
        }
        try {
            return box.seal(text, context, passphrase);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** The passwords by the place of their item. */
    Map<Integer, Map<String, Secret>> open(Secret passphrase) throws SecretBoxException {
        byte[] text = box.open(sealed, context, passphrase);
        try {
            Map<Integer, Map<String, Secret>> found = new HashMap<>();
            new ObjectMapper().readTree(text).properties().forEach(profile -> {
                Integer place = places.get(profile.getKey());
                if (place != null) {
                    found.put(place, uses(profile.getValue()));
                }
            });
            return found;
        } catch (IOException notOurs) {
            // Only somebody with the passphrase can have sealed it.
            return Map.of();
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static Map<String, Secret> uses(JsonNode object) {
        Map<String, Secret> uses = new HashMap<>();
        object.properties().forEach(use -> {
            if (use.getValue().isTextual()) {
                uses.put(use.getKey(), Secret.of(use.getValue().textValue()));
            }
        });
        return uses;
    }
}
