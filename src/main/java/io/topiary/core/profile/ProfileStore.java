package io.topiary.core.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.store.JsonFile;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The profiles in {@code profiles.json}, in the file's order.
 *
 * <p>A script may write the file: only {@code uri} is needed in a profile. A profile that can't be used stays in the file
 * untouched and is told by {@link #unreadable()}; so do keys that nobody knows. Passwords are never written; one that
 * somebody put into a URI is remembered for this run.
 *
 * <p>Thread-safe. Changes are saved before the method returns, on the caller's thread.
 */
public final class ProfileStore {

    private static final int VERSION = 1;
    private static final String PROFILES = "profiles";

    private final JsonFile file;
    private final PasswordMemory passwords;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Content content;

    /** What was made of the file. */
    private record Content(List<ConnectionProfile> profiles, List<UnreadableProfile> unreadable) {}

    /** A profile that was deleted, with all that the file held of it: for taking the deletion back. */
    public static final class Deleted {

        private final int index;
        private final JsonNode node;

        private Deleted(int index, JsonNode node) {
            this.index = index;
            this.node = node;
        }
    }

    /**
     * Profiles that were added at once: for taking that back.
     *
     * @param profiles they, in the order they were handed over; under another id where that was taken
     */
    public record Added(List<ConnectionProfile> profiles) {

        public Added {
            profiles = List.copyOf(profiles);
        }
    }

    private ProfileStore(JsonFile file, PasswordMemory passwords) {
        this.file = file;
        this.passwords = passwords;
        this.content = read(file.document());
    }

    /**
     * Loads {@code path}, which need not exist.
     *
     * @param passwords takes the passwords found in URIs
     */
    public static ProfileStore open(Path path, PasswordMemory passwords) {
        return new ProfileStore(
                JsonFile.open(
                        path,
                        VERSION,
                        document -> document.path(PROFILES).isMissingNode()
                                || document.path(PROFILES).isArray()),
                passwords);
    }

    /** What was found on loading. */
    public LoadResult loaded() {
        return file.result();
    }

    /** The profiles that can be used, in the file's order. */
    public List<ConnectionProfile> profiles() {
        return content.profiles();
    }

    /** The profiles in the file that can't. */
    public List<UnreadableProfile> unreadable() {
        return content.unreadable();
    }

    /** The profile with the id {@code id}. */
    public Optional<ConnectionProfile> byId(String id) {
        return find(profile -> profile.id().equals(id));
    }

    /** The first profile called {@code name}; if there is none, the first that differs in upper and lower case only. */
    public Optional<ConnectionProfile> byName(String name) {
        return find(profile -> profile.name().equals(name))
                .or(() -> find(profile -> profile.name().equalsIgnoreCase(name)));
    }

    /**
     * Adds {@code profile} at the end.
     *
     * @throws StoreException if it can't be saved; nothing changes then
     */
    public void add(ConnectionProfile profile) throws StoreException {
        change(array -> ProfileWriter.write(profile, array.nodes().addObject()));
    }

    /**
     * Adds {@code profiles} at the end in one save: all of them, or none.
     *
     * @return what {@link #takeBack} needs, with the ids that the profiles have now
     * @throws StoreException if they can't be saved; nothing changes then
     */
    public Added addAll(List<ConnectionProfile> profiles) throws StoreException {
        return addDocuments(profiles.stream().map(ProfileDocument::of).toList());
    }

    /**
     * As {@link #addAll}, with the keys that nobody knows. An id that exists, in whatever case, is replaced by a new one:
     * the profile of that id stays as it is, and files named after ids stay apart where case does not count.
     *
     * @return what {@link #takeBack} needs, with the ids that the profiles have now
     * @throws StoreException if they can't be saved; nothing changes then
     */
    public Added addDocuments(List<ProfileDocument> documents) throws StoreException {
        List<ConnectionProfile> added = new ArrayList<>();
        change(array -> added.addAll(array.addAll(documents)));
        return new Added(added);
    }

    /**
     * Takes {@link #addAll} back: deletes those of the profiles that are still there, in one save.
     *
     * @throws StoreException if that can't be saved; nothing changes then
     */
    public void takeBack(Added added) throws StoreException {
        Set<String> ids = added.profiles().stream().map(ConnectionProfile::id).collect(Collectors.toSet());
        change(array -> array.removeAll(ids));
    }

    /** {@code profiles} with the keys that the file holds of them and nobody knows. */
    public List<ProfileDocument> documents(List<ConnectionProfile> profiles) {
        Map<String, JsonNode> nodes = new ProfileArray(file.document().withArrayProperty(PROFILES)).byId();
        return profiles.stream()
                .map(profile -> {
                    JsonNode node = nodes.get(profile.id());
                    return node == null
                            ? ProfileDocument.of(profile)
                            : ProfileDocument.read(node).with(profile);
                })
                .toList();
    }

    /**
     * Saves a new state of the profile with the same id; adds it if there is none any more.
     *
     * @throws StoreException if it can't be saved; nothing changes then
     */
    public void update(ConnectionProfile profile) throws StoreException {
        change(array -> {
            int index = array.indexOf(profile.id());
            ArrayNode nodes = array.nodes();
            ProfileWriter.write(profile, index < 0 ? nodes.addObject() : (ObjectNode) nodes.get(index));
        });
    }

    /**
     * Deletes the profile with the id {@code id}.
     *
     * @return what {@link #restore} needs; empty if there is no such profile
     * @throws StoreException if that can't be saved; nothing changes then
     */
    public Optional<Deleted> delete(String id) throws StoreException {
        List<Deleted> deleted = new ArrayList<>();
        change(array -> {
            int index = array.indexOf(id);
            if (index >= 0) {
                deleted.add(new Deleted(index, array.nodes().remove(index)));
            }
        });
        return deleted.stream().findFirst();
    }

    /**
     * Takes a deletion back: the profile returns to its place.
     *
     * @throws StoreException if that can't be saved; nothing changes then
     */
    public void restore(Deleted deleted) throws StoreException {
        change(array ->
                array.nodes().insert(Math.min(deleted.index, array.nodes().size()), deleted.node));
    }

    /**
     * Adds a copy of a profile under another name, below the original.
     *
     * @throws StoreException if it can't be saved; nothing changes then
     */
    public ConnectionProfile duplicate(ConnectionProfile original, String newName) throws StoreException {
        ConnectionProfile copy = original.copyAs(newName);
        change(array -> {
            int index = array.indexOf(original.id());
            ArrayNode nodes = array.nodes();
            ObjectNode node = index < 0 ? nodes.objectNode() : nodes.get(index).deepCopy();
            ProfileWriter.write(copy, node);
            nodes.insert(index < 0 ? nodes.size() : index + 1, node);
        });
        return copy;
    }

    /**
     * Has {@code listener} called after each change, on the thread that made it.
     *
     * @return ends that
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void change(Consumer<ProfileArray> change) throws StoreException {
        synchronized (this) {
            content = read(file.update(document -> {
                change.accept(new ProfileArray(document.withArrayProperty(PROFILES)));
                return document;
            }));
        }
        listeners.forEach(Runnable::run);
    }

    private Content read(ObjectNode document) {
        List<ConnectionProfile> profiles = new ArrayList<>();
        List<UnreadableProfile> unreadable = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int place = 0;
        for (JsonNode node : document.path(PROFILES)) {
            place++;
            try {
                ProfileReader.Read read = ProfileReader.read(node);
                if (!ids.add(read.profile().id())) {
                    throw new InvalidProfileException(
                            "profile.invalid.duplicate", read.profile().id());
                }
                profiles.add(read.profile());
                remember(read);
            } catch (InvalidProfileException e) {
                String name = node.path("name").asText();
                unreadable.add(new UnreadableProfile(name.isEmpty() ? String.valueOf(place) : name, e.text()));
            }
        }
        return new Content(List.copyOf(profiles), List.copyOf(unreadable));
    }

    private void remember(ProfileReader.Read read) {
        String id = read.profile().id();
        if (read.uri().password() != null
                && passwords.get(new SecretName(id, SecretName.LOGIN)).isEmpty()) {
            passwords.put(new SecretName(id, SecretName.LOGIN), read.uri().password());
        }
    }

    private Optional<ConnectionProfile> find(Predicate<ConnectionProfile> wanted) {
        return profiles().stream().filter(wanted).findFirst();
    }
}
