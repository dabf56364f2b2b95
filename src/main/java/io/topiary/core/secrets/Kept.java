package io.topiary.core.secrets;

import io.topiary.core.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Where the passwords of a profile are now.
 *
 * @param place where they will be found after the next start
 * @param problem why that is not the place that was wanted, or what could not be deleted; null if all went well
 * @param notice that for the user, with what to do; null if all went well
 */
public record Kept(
        Place place,
        @Nullable SecretProblem problem,
        @Nullable Text notice) {

    /** A place for passwords. */
    public enum Place {
        /** The system's keychain. */
        KEYCHAIN,
        /** The file under the passphrase. */
        ENCRYPTED_FILE,
        /** The file in plain text. */
        PLAIN_FILE,
        /** The memory: gone when Topiary ends. */
        THIS_RUN,
        /** Nowhere. */
        NOWHERE
    }

    static Kept at(Place place) {
        return new Kept(place, null, null);
    }

    /** Whether a passphrase for the encrypted file would help: set or unlock it, then keep again. */
    public boolean needsPassphrase() {
        return problem == SecretProblem.FILE_LOCKED || problem == SecretProblem.FILE_UNSET;
    }
}
