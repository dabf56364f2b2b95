package io.topiary.core.secrets;

/** What can keep a password from being had or kept. */
public enum SecretProblem {
    /** The system has no keychain, or none that can be reached. */
    KEYCHAIN_MISSING,
    /** The keychain is locked and was not unlocked when it asked. */
    KEYCHAIN_LOCKED,
    /** The keychain, or the user in its window, said no. */
    KEYCHAIN_DENIED,
    /** The keychain did not answer in time. */
    KEYCHAIN_SILENT,
    /** Something else went wrong in the keychain. */
    KEYCHAIN_FAILED,
    /** The password is too long for this keychain; others fit. */
    KEYCHAIN_TOO_LONG,
    /** The keychain should have it and has not: somebody deleted it there. */
    ITEM_GONE,
    /** The encrypted file waits for its passphrase. */
    FILE_LOCKED,
    /** There is no passphrase for the encrypted file yet. */
    FILE_UNSET,
    /** The passphrase is another one. */
    WRONG_PASSPHRASE,
    /** The encrypted file was changed by something else than Topiary. */
    DAMAGED,
    /** A file could not be written. */
    NOT_SAVED,
    /** The memory does not suffice for turning the passphrase into a key. */
    NO_MEMORY,
    /** Topiary is ending. */
    ENDING;

    /** Whether the keychain as a whole is the matter: asking it again is up to the user. */
    boolean ofKeychain() {
        return switch (this) {
            case KEYCHAIN_MISSING, KEYCHAIN_LOCKED, KEYCHAIN_DENIED, KEYCHAIN_SILENT, KEYCHAIN_FAILED -> true;
            default -> false;
        };
    }
}
