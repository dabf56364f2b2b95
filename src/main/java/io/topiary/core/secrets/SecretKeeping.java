package io.topiary.core.secrets;

import java.util.Arrays;
import java.util.Optional;

/** Where the passwords of a profile are to be kept: the user's choice, one a profile. */
public enum SecretKeeping {
    /** Safely: in the system's keychain, or where that can't be used in the file under a passphrase. */
    KEEP("keep"),
    /** Nowhere: the user is asked each time. */
    ASK("ask"),
    /** In plain text in a file that only its owner may read; to be chosen after an explicit yes, never as a default. */
    PLAIN("plain");

    private final String label;

    SecretKeeping(String label) {
        this.label = label;
    }

    /** How files write it. */
    public String label() {
        return label;
    }

    /** The one that files write as {@code label}. */
    public static Optional<SecretKeeping> of(String label) {
        return Arrays.stream(values())
                .filter(keeping -> keeping.label.equals(label))
                .findFirst();
    }
}
