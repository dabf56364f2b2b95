package io.topiary.ui.connect.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.secrets.Opened;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Asks about passwords, and waits for the answer. FX thread. */
public interface PasswordDialogs {

    /**
     * Asks for the passphrase of the encrypted file until it opens it.
     *
     * @param unlock opens the file
     * @param startOver gives up all that is in it for a new passphrase
     * @return whether the file is open
     */
    boolean unlock(
            Function<Secret, CompletableFuture<Opened>> unlock, Function<Secret, CompletableFuture<Opened>> startOver);

    /**
     * Asks for the first passphrase of the encrypted file.
     *
     * @param create makes the file
     * @return whether the file is open
     */
    boolean create(Function<Secret, CompletableFuture<Opened>> create);

    /** Asks for passwords that are missing. @return empty if the user would rather not connect */
    Optional<PasswordQuestion.Answer> passwords(PasswordQuestion question);
}
