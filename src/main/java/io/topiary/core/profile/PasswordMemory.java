package io.topiary.core.profile;

import io.topiary.core.message.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Passwords of profiles as long as the program runs, and no longer: nothing of it reaches a disk. Thread-safe. */
public final class PasswordMemory {

    /** What a password opens. */
    public enum Use {
        /** The login at the broker. */
        LOGIN,
        /** The private key of the client certificate. */
        KEY,
        /** The proxy. */
        PROXY
    }

    private record Slot(String profileId, Use use) {}

    private final Map<Slot, Secret> passwords = new ConcurrentHashMap<>();

    /** The password of a profile, if one was entered. */
    public Optional<Secret> get(String profileId, Use use) {
        return Optional.ofNullable(passwords.get(new Slot(profileId, use)));
    }

    /** Keeps {@code password}; null forgets it. */
    public void put(String profileId, Use use, @Nullable Secret password) {
        Slot slot = new Slot(profileId, use);
        if (password == null) {
            passwords.remove(slot);
        } else {
            passwords.put(slot, password);
        }
    }

    /** Forgets all passwords of a profile. */
    public void forget(String profileId) {
        passwords.keySet().removeIf(slot -> slot.profileId().equals(profileId));
    }
}
