package io.topiary.core.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A profile as it stands in {@code profiles.json}: what Topiary understands of it, and the keys that it does not know.
 * Immutable; no password stands in its JSON.
 */
public final class ProfileDocument {

    private final ConnectionProfile profile;
    private final ObjectNode node;
    private final @Nullable Secret password;

    private ProfileDocument(ConnectionProfile profile, ObjectNode before, @Nullable Secret password) {
        this.profile = profile;
        this.node = before.deepCopy();
        this.password = password;
        ProfileWriter.write(profile, node);
    }

    /** {@code profile} without any further keys. */
    public static ProfileDocument of(ConnectionProfile profile) {
        return new ProfileDocument(profile, JsonNodeFactory.instance.objectNode(), null);
    }

    /**
     * Reads a profile's JSON object, of which only {@code uri} is needed.
     *
     * @throws InvalidProfileException if a value can't be used; its text names the key
     */
    public static ProfileDocument read(JsonNode json) {
        ProfileReader.Read read = ProfileReader.read(json);
        return new ProfileDocument(read.profile(), (ObjectNode) json, read.uri().password());
    }

    /** The profile. */
    public ConnectionProfile profile() {
        return profile;
    }

    /** A copy of the JSON object. */
    public ObjectNode json() {
        return node.deepCopy();
    }

    /** The password that stood in the URI it was read from, or null. */
    public @Nullable Secret password() {
        return password;
    }

    /** {@code changed} with the further keys of this one. */
    public ProfileDocument with(ConnectionProfile changed) {
        return new ProfileDocument(changed, node, password);
    }

    @Override
    public String toString() {
        return profile.id();
    }
}
