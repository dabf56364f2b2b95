package io.topiary.ui.connect.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.secrets.Opened;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A user who answers nothing. */
public class SilentDialogs implements PasswordDialogs {

    @Override
    public boolean unlock(
            Function<Secret, CompletableFuture<Opened>> unlock, Function<Secret, CompletableFuture<Opened>> startOver) {
        return false;
    }

    @Override
    public boolean create(Function<Secret, CompletableFuture<Opened>> create) {
        return false;
    }

    @Override
    public Optional<PasswordQuestion.Answer> passwords(PasswordQuestion question) {
        return Optional.empty();
    }
}
