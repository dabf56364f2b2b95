package io.topiary.ui.connect;

import io.topiary.core.message.Secret;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretName;
import io.topiary.ui.connect.form.ProfileForm;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The passwords in the form, beside what they were when it was filled. FX thread. */
final class TypedSecrets {

    private final ProfileForm form;
    private final PasswordMemory passwords;
    private Map<String, Secret> before = Map.of();

    TypedSecrets(ProfileForm form, PasswordMemory passwords) {
        this.form = form;
        this.passwords = passwords;
    }

    /** The form was filled; {@code saved} says whether what it shows is kept already, or has yet to be. */
    void filled(boolean saved) {
        before = saved ? form.secrets() : Map.of();
    }

    /** What was typed since, by use: new ones, and empty for those that are gone. */
    Map<String, Optional<Secret>> changes() {
        Map<String, Optional<Secret>> changes = new TreeMap<>();
        before.keySet().forEach(use -> changes.put(use, Optional.empty()));
        form.secrets().forEach((use, secret) -> changes.put(use, Optional.of(secret)));
        changes.entrySet()
                .removeIf(change -> change.getValue().equals(Optional.ofNullable(before.get(change.getKey()))));
        return changes;
    }

    /** Puts them into memory, as those of the profile {@code id}. */
    void remember(String id) {
        changes().forEach((use, secret) -> passwords.put(new SecretName(id, use), secret.orElse(null)));
        form.secrets().forEach((use, secret) -> passwords.put(new SecretName(id, use), secret));
    }
}
