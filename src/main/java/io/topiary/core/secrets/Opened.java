package io.topiary.core.secrets;

import io.topiary.core.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What became of a passphrase.
 *
 * @param file how the encrypted file stands now; it may be unlocked although there is a problem with some of it
 * @param problem what is wrong, or null
 * @param notice that for the user, with what to do, or null
 */
public record Opened(
        FileState file,
        @Nullable SecretProblem problem,
        @Nullable Text notice) {}
