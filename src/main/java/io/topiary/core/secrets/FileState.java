package io.topiary.core.secrets;

/** How the encrypted file stands. */
public enum FileState {
    /** No passphrase was ever set: there is no such file. */
    UNSET,
    /** It waits for its passphrase. */
    LOCKED,
    /** Its key is in memory. */
    UNLOCKED
}
