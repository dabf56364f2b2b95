package io.topiary.core.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.store.JsonFile;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Passwords in plain text, for users who said yes to that, in a file of their own that only its owner may read: {@code
 * {"version": 1, "passwords": {"profile": {"use": "password"}}}}. Its older contents are deleted with each change.
 */
final class PlainStore implements SecretStore {

    private static final int VERSION = 1;
    private static final String PASSWORDS = "passwords";

    private final JsonFile file;

    /** Loads {@code path}, which need not exist. */
    PlainStore(Path path) {
        this.file = JsonFile.open(path, VERSION, document -> {
            JsonNode passwords = document.path(PASSWORDS);
            return passwords.isMissingNode() || passwords.isObject();
        });
    }

    /** What was found on loading. */
    LoadResult loaded() {
        return file.result();
    }

    @Override
    public Set<SecretName> names(String owner) {
        Set<SecretName> names = new LinkedHashSet<>();
        file.reload().path(PASSWORDS).path(owner).properties().forEach(use -> {
            if (use.getValue().isTextual()) {
                NameSets.name(owner, use.getKey()).ifPresent(names::add);
            }
        });
        return names;
    }

    @Override
    public Map<SecretName, Secret> read(Set<SecretName> names) {
        JsonNode passwords = file.reload().path(PASSWORDS);
        Map<SecretName, Secret> secrets = new HashMap<>();
        for (SecretName name : names) {
            JsonNode password = passwords.path(name.owner()).path(name.use());
            if (password.isTextual()) {
                secrets.put(name, Secret.of(password.textValue()));
            }
        }
        return secrets;
    }

    @Override
    public void write(Map<SecretName, Secret> secrets) throws SecretException {
        change(passwords -> secrets.forEach((name, secret) ->
                passwords.withObjectProperty(name.owner()).put(name.use(), new String(secret.chars()))));
    }

    @Override
    public void delete(Set<SecretName> names) throws SecretException {
        JsonNode before = file.reload().path(PASSWORDS);
        if (names.stream()
                .allMatch(name -> before.path(name.owner()).path(name.use()).isMissingNode())) {
            return;
        }
        change(passwords -> {
            for (SecretName name : names) {
                if (passwords.get(name.owner()) instanceof ObjectNode uses) {
                    uses.remove(name.use());
                    if (uses.isEmpty()) {
                        passwords.remove(name.owner());
                    }
                }
            }
        });
    }

    private void change(Consumer<ObjectNode> change) throws SecretException {
        try {
            file.update(document -> {
                change.accept(document.withObjectProperty(PASSWORDS));
                return document;
            });
            file.deleteGenerations();
        } catch (StoreException e) {
            throw SecretException.notSaved(e);
        }
    }
}
