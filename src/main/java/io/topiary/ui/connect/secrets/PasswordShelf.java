package io.topiary.ui.connect.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.secrets.FileState;
import io.topiary.core.secrets.Kept;
import io.topiary.core.secrets.Loaded;
import io.topiary.core.secrets.Vault;
import io.topiary.core.text.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes passwords to where they are to be kept, and opens the encrypted file when it is in the way. FX thread. */
public final class PasswordShelf implements PasswordKeeper {

    private final Vault vault;
    private final PasswordDialogs dialogs;
    private final Consumer<Text> notices;
    private final Executor fx;

    /**
     * A shelf before {@code vault}.
     *
     * @param notices told what the user should know
     * @param fx runs on the FX thread
     */
    public PasswordShelf(Vault vault, PasswordDialogs dialogs, Consumer<Text> notices, Executor fx) {
        this.vault = vault;
        this.dialogs = dialogs;
        this.notices = notices;
        this.fx = fx;
    }

    @Override
    public void keep(ConnectionProfile profile, Map<String, Optional<Secret>> changes) {
        var _ = vault.keep(profile.id(), profile.keeping(), changes)
                .thenAccept(kept -> fx.execute(() -> kept(profile, kept, true)));
    }

    @Override
    public void forget(ConnectionProfile profile) {
        var _ = vault.forget(profile.id()).thenAccept(kept -> fx.execute(() -> tell(kept.notice())));
    }

    /**
     * Keeps the passwords of several profiles, one after the other; for a passphrase is asked once at most.
     *
     * @param secrets by profile id and use
     */
    public void keepAll(List<ConnectionProfile> several, Map<String, Map<String, Secret>> secrets) {
        List<ConnectionProfile> wanted = several.stream()
                .filter(profile -> secrets.containsKey(profile.id()))
                .toList();
        keepNext(new ArrayDeque<>(wanted), secrets, true);
    }

    private void keepNext(Deque<ConnectionProfile> rest, Map<String, Map<String, Secret>> secrets, boolean mayAsk) {
        ConnectionProfile profile = rest.poll();
        if (profile == null) {
            return;
        }
        Map<String, Optional<Secret>> changes = new TreeMap<>();
        secrets.getOrDefault(profile.id(), Map.of()).forEach((use, secret) -> changes.put(use, Optional.of(secret)));
        var _ = vault.keep(profile.id(), profile.keeping(), changes)
                .thenAccept(kept -> fx.execute(() -> {
                    boolean told = !kept(profile, kept, mayAsk);
                    keepNext(rest, secrets, mayAsk && !told);
                }));
    }

    /**
     * The passwords that are known or kept of several profiles, by profile id and use; completes on the FX thread. Those of
     * an encrypted file that stays closed are missing.
     */
    public CompletableFuture<Map<String, Map<String, Secret>>> known(List<ConnectionProfile> several) {
        return knownNext(new ArrayDeque<>(several), new TreeMap<>(), true);
    }

    private CompletableFuture<Map<String, Map<String, Secret>>> knownNext(
            Deque<ConnectionProfile> rest, Map<String, Map<String, Secret>> found, boolean mayAsk) {
        ConnectionProfile profile = rest.poll();
        if (profile == null) {
            return CompletableFuture.completedFuture(found);
        }
        return load(profile)
                .thenComposeAsync(
                        loaded -> {
                            if (loaded.needsPassphrase() && mayAsk && openFile()) {
                                rest.push(profile);
                                return knownNext(rest, found, false);
                            }
                            found.put(profile.id(), loaded.secrets());
                            return knownNext(rest, found, mayAsk && !loaded.needsPassphrase());
                        },
                        fx);
    }

    private CompletableFuture<Loaded> load(ConnectionProfile profile) {
        return vault.load(profile.id(), profile.keeping());
    }

    /** @return whether all went well so far; if not, it was told */
    private boolean kept(ConnectionProfile profile, Kept kept, boolean mayAsk) {
        if (mayAsk && kept.needsPassphrase() && openFile()) {
            var _ = vault.keep(profile.id(), profile.keeping(), Map.of())
                    .thenAccept(again -> fx.execute(() -> tell(again.notice())));
            return true;
        }
        if (mayAsk) {
            tell(kept.notice());
        }
        return kept.notice() == null;
    }

    /** Has the encrypted file opened, or made. @return whether it is open */
    boolean openFile() {
        return vault.state().file() == FileState.UNSET
                ? dialogs.create(vault::setPassphrase)
                : dialogs.unlock(vault::unlock, vault::startOver);
    }

    private void tell(@Nullable Text notice) {
        if (notice != null) {
            notices.accept(notice);
        }
    }
}
