package io.topiary.core.secrets;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import io.topiary.core.message.Secret;
import io.topiary.core.text.Escapes;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keychain of macOS, the credential store of Windows, the Secret Service or KWallet of a Linux desktop.
 *
 * <p>The library behind it has one exception for everything and fails with whatever comes on a locked Secret Service, or
 * not at all: so its words are looked at, and what was written is read again.
 */
final class SystemKeychain implements Keychain {

    private static final Logger LOG = LoggerFactory.getLogger(SystemKeychain.class);
    private static final String SERVICE = "Topiary";
    private static final int LONGEST_DETAIL = 200;
    /** CRED_MAX_CREDENTIAL_BLOB_SIZE of Windows, 2,560 bytes, in UTF-16 characters. */
    private static final int LONGEST_ON_WINDOWS = 1_280;

    /** The library's words for "there is no such item", by backend; 1168 is ERROR_NOT_FOUND of Windows. */
    private static final List<String> NO_SUCH_ITEM = List.of(
            "No stored credentials match", "not in wallet", "Error code 1168", "could not be found in the keychain");

    private final String system;

    /** @param system the name of the operating system, as {@code os.name} has it */
    SystemKeychain(String system) {
        this.system = system.toLowerCase(Locale.ROOT);
    }

    @Override
    public Session open() throws KeychainException {
        for (KeyringStorageType type : types()) {
            try {
                return new KeyringSession(Keyring.create(type), windows());
            } catch (BackendNotSupportedException | LinkageError e) {
                LOG.debug("no {}", type, e);
            }
        }
        throw new KeychainException(SecretProblem.KEYCHAIN_MISSING, "");
    }

    private List<KeyringStorageType> types() {
        if (system.contains("mac")) {
            return List.of(KeyringStorageType.OSX_KEYCHAIN, KeyringStorageType.LEGACY_OSX_KEYCHAIN);
        }
        return windows()
                ? List.of(KeyringStorageType.WINDOWS_CREDENTIAL_STORE)
                : List.of(KeyringStorageType.GNOME_KEYRING, KeyringStorageType.KWALLET);
    }

    private boolean windows() {
        return system.contains("windows");
    }

    /** An open keyring of the library. */
    private record KeyringSession(Keyring keyring, boolean windows) implements Session {

        @Override
        public @Nullable Secret read(String account) throws KeychainException {
            try {
                return Secret.of(keyring.getPassword(SERVICE, account));
            } catch (PasswordAccessException e) {
                if (saysNoSuchItem(e)) {
                    return null;
                }
                throw refused(e);
            } catch (RuntimeException e) {
                throw locked(e);
            }
        }

        @Override
        public void write(String account, Secret secret) throws KeychainException {
            char[] characters = secret.chars();
            if (windows && characters.length > LONGEST_ON_WINDOWS) {
                throw new KeychainException(SecretProblem.KEYCHAIN_TOO_LONG, "");
            }
            try {
                keyring.setPassword(SERVICE, account, new String(characters));
            } catch (PasswordAccessException e) {
                throw refused(e);
            } catch (RuntimeException e) {
                throw locked(e);
            }
            // On a locked Secret Service the library drops a changed password without a word.
            Secret kept = read(account);
            if (kept == null || !kept.equals(secret)) {
                throw new KeychainException(SecretProblem.KEYCHAIN_LOCKED, "");
            }
        }

        @Override
        public void delete(String account) throws KeychainException {
            try {
                keyring.deletePassword(SERVICE, account);
            } catch (PasswordAccessException e) {
                if (!saysNoSuchItem(e)) {
                    throw refused(e);
                }
            } catch (RuntimeException e) {
                throw locked(e);
            }
        }

        @Override
        public void close() {
            try {
                keyring.close();
            } catch (Exception e) {
                LOG.debug("the keychain could not be closed", e);
            }
        }

        private static boolean saysNoSuchItem(PasswordAccessException e) {
            String words = String.valueOf(e.getMessage());
            return NO_SUCH_ITEM.stream().anyMatch(words::contains);
        }

        private KeychainException refused(PasswordAccessException e) {
            LOG.info("the keychain refused: {}", e.getMessage());
            String words = Escapes.visible(String.valueOf(e.getMessage()), LONGEST_DETAIL);
            return new KeychainException(
                    windows ? SecretProblem.KEYCHAIN_FAILED : SecretProblem.KEYCHAIN_DENIED, words);
        }

        private static KeychainException locked(RuntimeException e) {
            LOG.info("the keychain is locked, or its library failed", e);
            return new KeychainException(SecretProblem.KEYCHAIN_LOCKED, "");
        }
    }
}
