package io.topiary.core.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.text.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The passwords of a profile, as many as can be had now. Whatever the finding, connecting is possible: the user types what
 * is missing.
 *
 * @param secrets what is known, by use ({@link SecretName})
 * @param finding whether that is all
 * @param problem what keeps the rest from being had, with {@link Finding#INCOMPLETE}; else null
 * @param notice what happened and what to do, for the user, with {@link Finding#INCOMPLETE}; else null
 */
public record Loaded(
        Map<String, Secret> secrets,
        Finding finding,
        @Nullable SecretProblem problem,
        @Nullable Text notice) {

    /** Whether all that is kept was had. */
    public enum Finding {
        /** All that is kept, or was typed in this run, is there. */
        FOUND,
        /** Nothing is kept, and nothing was typed. */
        NOTHING_KEPT,
        /** The user wants to be asked each time. */
        ASK,
        /** Something is kept and can't be had now. */
        INCOMPLETE
    }

    public Loaded {
        secrets = Map.copyOf(secrets);
    }

    /** Whether the passphrase of the encrypted file would bring the rest: {@link Vault#unlock}, then load again. */
    public boolean needsPassphrase() {
        return problem == SecretProblem.FILE_LOCKED;
    }

    /** Whether the keychain could be asked again: {@link Vault#retryKeychain}, then load again. */
    public boolean needsKeychain() {
        return problem != null && problem.ofKeychain();
    }
}
