package io.topiary.core.secrets;

import java.util.Locale;
import java.util.Optional;

/** Where a profile's passwords are kept. */
public enum SecretKeeping {
    /** In the system's keychain, else in the file that a passphrase encrypts. */
    KEEP,
    /** Nowhere: they are asked for at each connect. */
    ASK,
    /** In a file as plain text; only after the user has said yes to that. */
    PLAIN;

    /** As stored: the name in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with the label {@code label}. */
    public static Optional<SecretKeeping> of(String label) {
        for (SecretKeeping keeping : values()) {
            if (keeping.label().equals(label)) {
                return Optional.of(keeping);
            }
        }
        return Optional.empty();
    }
}
