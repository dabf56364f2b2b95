package io.topiary.core.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.secrets.Keychain.KeychainException;
import io.topiary.core.secrets.Keychain.Session;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passwords in the system's keychain. What it holds is noted in {@code secrets.json} beside it: a keychain can't be
 * searched, is not to be bothered for nothing, and whatever was deleted in it is to be noticed.
 */
final class KeychainStore implements SecretStore {

    private static final Logger LOG = LoggerFactory.getLogger(KeychainStore.class);
    private static final int ID_BITS = 60;

    private final KeychainGuard guard;
    private final SecretsFile file;
    private final SecureRandom random;

    KeychainStore(KeychainGuard guard, SecretsFile file, SecureRandom random) {
        this.guard = guard;
        this.file = file;
        this.random = random;
    }

    @Override
    public Set<SecretName> names(String owner) {
        return NameSets.of(file.read(), SecretsFile.KEYCHAIN, owner);
    }

    @Override
    public Map<SecretName, Secret> read(Set<SecretName> names) throws SecretException {
        String id = id(file.read());
        return ask(session -> {
            Map<SecretName, Secret> found = new HashMap<>();
            for (SecretName name : names) {
                Secret secret = session.read(account(name, id));
                if (secret != null) {
                    found.put(name, secret);
                }
            }
            return found;
        });
    }

    @Override
    public void write(Map<SecretName, Secret> secrets) throws SecretException {
        Optional<SecretException> failed = guard.failure();
        if (failed.isPresent()) {
            throw failed.get();
        }
        Set<SecretName> names = secrets.keySet();
        Set<SecretName> added = new HashSet<>(names);
        added.removeAll(held(names));
        // Noted first: a crash in between leaves a note without an item, not an item that nobody knows of.
        note(names);
        String id = id(file.read());
        try {
            ask(session -> {
                for (Map.Entry<SecretName, Secret> entry : secrets.entrySet()) {
                    session.write(account(entry.getKey(), id), entry.getValue());
                }
                return names;
            });
        } catch (SecretException e) {
            // After a time-out the keychain may still come to write what it was given.
            boolean nothingThere = e.problem() == SecretProblem.KEYCHAIN_MISSING;
            unnote(added, nothingThere ? Set.of() : added);
            throw e;
        }
    }

    @Override
    public void delete(Set<SecretName> names) throws SecretException {
        Set<SecretName> held = held(names);
        if (!held.isEmpty()) {
            discard(held);
            String id = id(file.read());
            ask(session -> {
                for (SecretName name : held) {
                    session.delete(account(name, id));
                }
                return held;
            });
        }
    }

    /** Uses the keychain, and deletes in it what could not be deleted before. */
    private <T> T ask(KeychainGuard.Use<T> use) throws SecretException {
        ObjectNode document = file.read();
        Set<SecretName> discarded = NameSets.all(document, SecretsFile.DISCARDED);
        String id = id(document);
        Set<SecretName> deleted = ConcurrentHashMap.newKeySet();
        T result = guard.ask(session -> {
            T used = use.with(session);
            sweep(session, discarded, id, deleted);
            return used;
        });
        if (!deleted.isEmpty()) {
            file.change(changed -> NameSets.remove(changed, SecretsFile.DISCARDED, deleted));
        }
        return result;
    }

    private static void sweep(Session session, Set<SecretName> discarded, String id, Set<SecretName> deleted) {
        try {
            for (SecretName name : discarded) {
                session.delete(account(name, id));
                deleted.add(name);
            }
        } catch (KeychainException e) {
            LOG.debug("what was discarded stays in the keychain for now: {}", e.problem());
        }
    }

    private Set<SecretName> held(Set<SecretName> names) {
        Set<SecretName> held = new HashSet<>(NameSets.all(file.read(), SecretsFile.KEYCHAIN));
        held.retainAll(names);
        return held;
    }

    private void note(Set<SecretName> names) throws SecretException {
        String fresh = new BigInteger(ID_BITS, random).toString(Character.MAX_RADIX);
        file.change(document -> {
            if (id(document).isEmpty()) {
                document.put(SecretsFile.ID, fresh);
            }
            NameSets.add(document, SecretsFile.KEYCHAIN, names);
            NameSets.remove(document, SecretsFile.DISCARDED, names);
        });
    }

    private void unnote(Set<SecretName> names, Set<SecretName> maybeThere) throws SecretException {
        file.change(document -> {
            NameSets.remove(document, SecretsFile.KEYCHAIN, names);
            NameSets.add(document, SecretsFile.DISCARDED, maybeThere);
        });
    }

    /** Has {@code names} deleted in the keychain when it is used next. */
    private void discard(Set<SecretName> names) throws SecretException {
        if (!names.isEmpty()) {
            unnote(names, names);
        }
    }

    private static String id(ObjectNode document) {
        return document.path(SecretsFile.ID).asText();
    }

    private static String account(SecretName name, String id) {
        return name.owner() + "/" + name.use() + "#" + id;
    }
}
