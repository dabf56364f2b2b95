package io.topiary.core.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.text.Text;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Passwords in {@code secrets.json}, encrypted under a passphrase that only the user knows; the key is in memory while the
 * store is unlocked, and nowhere else. Deleting needs no key. One thread at a time; {@link #state()} any.
 */
final class EncryptedStore implements SecretStore {

    private final SecretsFile file;
    private final KdfParameters.Cost cost;
    private final SecureRandom random;
    private @Nullable AesGcm cipher;
    private volatile FileState state;

    /** @param cost what new passphrases are worked on with */
    EncryptedStore(SecretsFile file, KdfParameters.Cost cost, SecureRandom random) {
        this.file = file;
        this.cost = cost;
        this.random = random;
        this.state = file.read().has(SecretsFile.ENCRYPTION) ? FileState.LOCKED : FileState.UNSET;
    }

    FileState state() {
        return state;
    }

    /**
     * Opens the file.
     *
     * @return entries that were altered by something else
     * @throws SecretException if the passphrase is the wrong one, if there is none, or if the file is damaged
     */
    Set<SecretName> unlock(Secret passphrase) throws SecretException {
        ObjectNode document = file.read();
        EncryptionHead head = EncryptionHead.read(document).orElseThrow(EncryptedStore::unset);
        take(head.unlock(passphrase, random));
        return sheet(document).damaged();
    }

    /**
     * Makes the file with its first passphrase.
     *
     * @param overOldOne whether passwords under another passphrase may be given up for it
     * @throws SecretException if it can't be saved, or if there is a passphrase already
     */
    void create(Secret passphrase, boolean overOldOne) throws SecretException {
        KdfParameters kdf = KdfParameters.fresh(cost, random);
        AesGcm fresh = new AesGcm(kdf.derive(passphrase), random);
        file.change(document -> {
            if (document.has(SecretsFile.ENCRYPTION) && !overOldOne) {
                throw new SecretException(SecretProblem.FILE_LOCKED, Text.of("secrets.file.locked"));
            }
            EncryptionHead.create(kdf, fresh).write(document);
            EncryptedSheet.empty(document, fresh).seal();
        });
        take(fresh);
    }

    /**
     * Encrypts everything anew under another passphrase; the old one opens nothing any more, older contents included.
     *
     * @throws SecretException if {@code old} is the wrong one, if entries were altered, or if it can't be saved
     */
    void change(Secret old, Secret passphrase) throws SecretException {
        EncryptionHead head = EncryptionHead.read(file.read()).orElseThrow(EncryptedStore::unset);
        KdfParameters kdf = KdfParameters.fresh(cost, random);
        AesGcm fresh = new AesGcm(kdf.derive(passphrase), random);
        try (AesGcm before = head.unlock(old, random)) {
            file.change(document -> {
                Map<SecretName, Secret> secrets = new HashMap<>();
                EncryptedSheet sheet = sheet(document, before);
                for (SecretName name : sheet.names()) {
                    sheet.read(name).ifPresent(secret -> secrets.put(name, secret));
                }
                EncryptionHead.create(kdf, fresh).write(document);
                EncryptedSheet changed = EncryptedSheet.empty(document, fresh);
                secrets.forEach(changed::put);
                changed.seal();
            });
        }
        take(fresh);
        file.deleteGenerations();
    }

    /** Forgets the key. */
    void lock() {
        if (cipher != null) {
            cipher.close();
            cipher = null;
            state = FileState.LOCKED;
        }
    }

    @Override
    public Set<SecretName> names(String owner) {
        ObjectNode document = file.read();
        Set<SecretName> names = new HashSet<>(EncryptedSheet.names(document));
        if (cipher != null) {
            try {
                names.addAll(sheet(document).names());
            } catch (SecretException toldOnReading) {
                // The names that are in the open are all there is then.
                names.addAll(EncryptedSheet.names(document));
            }
        }
        names.removeIf(name -> !name.owner().equals(owner));
        return names;
    }

    @Override
    public Map<SecretName, Secret> read(Set<SecretName> names) throws SecretException {
        EncryptedSheet sheet = sheet(file.read());
        Map<SecretName, Secret> secrets = new HashMap<>();
        for (SecretName name : names) {
            sheet.read(name).ifPresent(secret -> secrets.put(name, secret));
        }
        return secrets;
    }

    @Override
    public void write(Map<SecretName, Secret> secrets) throws SecretException {
        file.change(document -> {
            EncryptedSheet sheet = sheet(document);
            secrets.forEach(sheet::put);
            sheet.seal();
        });
    }

    @Override
    public void delete(Set<SecretName> names) throws SecretException {
        Set<SecretName> here = new HashSet<>(EncryptedSheet.names(file.read()));
        here.retainAll(names);
        if (!here.isEmpty()) {
            file.change(document -> EncryptedSheet.forget(document, here));
        }
    }

    private void take(AesGcm opened) {
        lock();
        cipher = opened;
        state = FileState.UNLOCKED;
    }

    private EncryptedSheet sheet(ObjectNode document) throws SecretException {
        if (cipher == null) {
            state = document.has(SecretsFile.ENCRYPTION) ? FileState.LOCKED : FileState.UNSET;
            throw state == FileState.UNSET ? unset() : locked();
        }
        return sheet(document, cipher);
    }

    /** The sheet, if it is still the same passphrase: another Topiary may have changed it. */
    private EncryptedSheet sheet(ObjectNode document, AesGcm opened) throws SecretException {
        Optional<EncryptionHead> head = EncryptionHead.read(document);
        if (head.isEmpty() || !head.get().isOpenedBy(opened)) {
            lock();
            throw head.isEmpty() ? unset() : locked();
        }
        return EncryptedSheet.open(document, opened);
    }

    private static SecretException unset() {
        return new SecretException(SecretProblem.FILE_UNSET, Text.of("secrets.file.unset"));
    }

    private static SecretException locked() {
        return new SecretException(SecretProblem.FILE_LOCKED, Text.of("secrets.file.locked"));
    }
}
