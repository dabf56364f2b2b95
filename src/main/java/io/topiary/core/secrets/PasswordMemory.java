package io.topiary.core.secrets;

import io.topiary.core.message.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Passwords as long as the program runs, and no longer: nothing of it reaches a disk. Thread-safe. */
public final class PasswordMemory {

    private final Map<SecretName, Secret> passwords = new ConcurrentHashMap<>();

    /** The password called {@code name}, if one is known. */
    public Optional<Secret> get(SecretName name) {
        return Optional.ofNullable(passwords.get(name));
    }

    /** All that is known of {@code owner}, by use. */
    public Map<String, Secret> all(String owner) {
        Map<String, Secret> found = new TreeMap<>();
        passwords.forEach((name, password) -> {
            if (name.owner().equals(owner)) {
                found.put(name.use(), password);
            }
        });
        return found;
    }

    /** Keeps {@code password}; null forgets it. */
    public void put(SecretName name, @Nullable Secret password) {
        if (password == null) {
            passwords.remove(name);
        } else {
            passwords.put(name, password);
        }
    }

    /** Keeps {@code password} unless another one is known by then; tells the one that is known now. */
    public Secret putIfAbsent(SecretName name, Secret password) {
        Secret known = passwords.putIfAbsent(name, password);
        return known == null ? password : known;
    }

    /** Forgets all passwords of {@code owner}. */
    public void forget(String owner) {
        passwords.keySet().removeIf(name -> name.owner().equals(owner));
    }
}
