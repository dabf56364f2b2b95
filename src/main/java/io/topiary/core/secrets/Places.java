package io.topiary.core.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.secrets.Kept.Place;
import io.topiary.core.secrets.Loaded.Finding;
import io.topiary.core.text.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds, moves and deletes passwords in the places there are for them. Blocks; one thread at a time. */
final class Places {

    private static final Logger LOG = LoggerFactory.getLogger(Places.class);

    private final PasswordMemory memory;
    private final SecretStore keychain;
    private final SecretStore encrypted;
    private final SecretStore plain;

    Places(PasswordMemory memory, SecretStore keychain, SecretStore encrypted, SecretStore plain) {
        this.memory = memory;
        this.keychain = keychain;
        this.encrypted = encrypted;
        this.plain = plain;
    }

    /** All that is known or kept of {@code owner}, wherever it is; goes to memory. */
    Loaded load(String owner) {
        SecretException problem = null;
        for (SecretStore store : List.of(keychain, encrypted, plain)) {
            SecretException found = load(store, owner);
            problem = problem == null ? found : problem;
        }
        Map<String, Secret> known = memory.all(owner);
        if (problem != null) {
            return new Loaded(known, Finding.INCOMPLETE, problem.problem(), problem.text());
        }
        return new Loaded(known, known.isEmpty() ? Finding.NOTHING_KEPT : Finding.FOUND, null, null);
    }

    /** Brings what {@code store} has of {@code owner} and memory has not; tells what could not be had. */
    private @Nullable SecretException load(SecretStore store, String owner) {
        Set<SecretName> missing = new HashSet<>(store.names(owner));
        missing.removeIf(name -> memory.get(name).isPresent());
        if (missing.isEmpty()) {
            return null;
        }
        try {
            store.read(missing).forEach((name, secret) -> {
                memory.putIfAbsent(name, secret);
                missing.remove(name);
            });
        } catch (SecretException e) {
            return e;
        }
        return missing.isEmpty()
                ? null
                : new SecretException(SecretProblem.ITEM_GONE, Text.of("secrets.keychain.gone"));
    }

    /**
     * Keeps safely all that memory knows of {@code owner}, and what stood in plain text.
     *
     * @param changed which of them are new
     */
    Kept keepSafely(String owner, Set<SecretName> changed) {
        Map<SecretName, Secret> secrets = known(owner);
        secrets.keySet().removeIf(name -> !changed.contains(name) && isSafe(name));
        if (secrets.isEmpty()) {
            return Kept.at(safePlace(owner));
        }
        SecretException first;
        try {
            keychain.write(secrets);
            deleteQuietly(secrets.keySet(), encrypted, plain);
            return Kept.at(Place.KEYCHAIN);
        } catch (SecretException e) {
            first = e;
        }
        try {
            encrypted.write(secrets);
            deleteQuietly(secrets.keySet(), keychain, plain);
            boolean expected = first.problem() == SecretProblem.KEYCHAIN_MISSING;
            return expected
                    ? Kept.at(Place.ENCRYPTED_FILE)
                    : new Kept(Place.ENCRYPTED_FILE, first.problem(), Text.of("secrets.kept.file", reason(first)));
        } catch (SecretException second) {
            boolean plainStays = !plain.names(owner).isEmpty();
            return new Kept(
                    plainStays ? Place.PLAIN_FILE : Place.THIS_RUN,
                    second.problem(),
                    Text.of(plainStays ? "secrets.kept.plainStays" : "secrets.kept.run", first.text(), second.text()));
        }
    }

    /** Puts all that can be had of {@code owner} into the plain file, and deletes it elsewhere. */
    Kept keepInPlainText(String owner) {
        Loaded loaded = load(owner);
        Map<SecretName, Secret> secrets = known(owner);
        if (secrets.isEmpty()) {
            return new Kept(safePlace(owner), loaded.problem(), loaded.notice());
        }
        try {
            plain.write(secrets);
        } catch (SecretException e) {
            return new Kept(Place.THIS_RUN, e.problem(), e.text());
        }
        Kept deleted = deleteTelling(secrets.keySet(), keychain, encrypted);
        SecretProblem problem = loaded.problem() == null ? deleted.problem() : loaded.problem();
        Text notice = loaded.notice() == null ? deleted.notice() : loaded.notice();
        return new Kept(Place.PLAIN_FILE, problem, notice);
    }

    /** Deletes all that is kept of {@code owner}. */
    Kept forget(String owner) {
        Set<SecretName> names = new HashSet<>();
        for (SecretStore store : List.of(keychain, encrypted, plain)) {
            names.addAll(store.names(owner));
        }
        memory.forget(owner);
        return deleteTelling(names, keychain, encrypted, plain);
    }

    /** Deletes {@code names} everywhere. */
    Kept delete(Set<SecretName> names) {
        return deleteTelling(names, keychain, encrypted, plain);
    }

    private Kept deleteTelling(Set<SecretName> names, SecretStore... stores) {
        SecretException problem = null;
        for (SecretStore store : stores) {
            try {
                store.delete(names);
            } catch (SecretException e) {
                problem = problem == null ? e : problem;
            }
        }
        if (problem == null) {
            return Kept.at(Place.NOWHERE);
        }
        Text notice = problem.problem().ofKeychain() ? Text.of("secrets.forget.later", problem.text()) : problem.text();
        return new Kept(Place.NOWHERE, problem.problem(), notice);
    }

    /** Deletes what has found a better place: what is left over is not read any more, and goes when it can. */
    private static void deleteQuietly(Set<SecretName> names, SecretStore... stores) {
        for (SecretStore store : stores) {
            try {
                store.delete(names);
            } catch (SecretException e) {
                LOG.info("an older copy could not be deleted: {}", e.problem());
            }
        }
    }

    /** What memory knows of {@code owner}, and what stands in plain text and is not known. */
    private Map<SecretName, Secret> known(String owner) {
        load(plain, owner);
        return memory.all(owner).entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> new SecretName(owner, entry.getKey()),
                        Map.Entry::getValue,
                        (first, second) -> first,
                        HashMap::new));
    }

    /** Why the keychain was not the place, as half a sentence. */
    private static Text reason(SecretException e) {
        return switch (e.problem()) {
            case KEYCHAIN_LOCKED -> Text.of("secrets.reason.locked");
            case KEYCHAIN_DENIED -> Text.of("secrets.reason.denied");
            case KEYCHAIN_SILENT -> Text.of("secrets.reason.silent");
            case KEYCHAIN_TOO_LONG -> Text.of("secrets.reason.tooLong");
            default -> Text.of("secrets.reason.other");
        };
    }

    private boolean isSafe(SecretName name) {
        return keychain.names(name.owner()).contains(name)
                || encrypted.names(name.owner()).contains(name);
    }

    private Place safePlace(String owner) {
        if (!keychain.names(owner).isEmpty()) {
            return Place.KEYCHAIN;
        }
        return encrypted.names(owner).isEmpty() ? Place.NOWHERE : Place.ENCRYPTED_FILE;
    }
}
