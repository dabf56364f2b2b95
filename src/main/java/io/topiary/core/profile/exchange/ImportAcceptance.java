package io.topiary.core.profile.exchange;

import io.topiary.core.message.Secret;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.Kept;
import io.topiary.core.secrets.Vault;
import io.topiary.core.store.StoreException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Adds what the user has chosen from an {@link ImportPreview}, and takes that back. Thread-safe. */
public final class ImportAcceptance {

    private final ProfileStore store;
    private final Vault vault;

    /** Adds profiles to {@code store} and their passwords to {@code vault}. */
    public ImportAcceptance(ProfileStore store, Vault vault) {
        this.store = store;
        this.vault = vault;
    }

    /**
     * What was added.
     *
     * @param added the profiles
     * @param kept completes when all passwords are kept, with where they are by profile id; has no entry for a profile
     *     without passwords
     */
    public record Accepted(ProfileStore.Added added, CompletableFuture<Map<String, Kept>> kept) {}

    /**
     * Adds the profiles of {@code items} in one save, then has their passwords kept as each profile wants it: until {@link
     * Accepted#kept} completes the vault does not know them. With {@link io.topiary.core.secrets.SecretKeeping#ASK} none
     * is kept.
     *
     * @throws StoreException if the profiles can't be saved; nothing changes then
     */
    public Accepted accept(List<ImportItem.Ready> items) throws StoreException {
        ProfileStore.Added added = store.addDocuments(
                items.stream().map(ImportItem.Ready::document).toList());
        CompletableFuture<Map<String, Kept>> all = CompletableFuture.completedFuture(Map.of());
        for (int i = 0; i < items.size(); i++) {
            ConnectionProfile profile = added.profiles().get(i);
            Map<String, Secret> secrets = items.get(i).secrets();
            CompletableFuture<Kept> kept = keep(profile, secrets);
            all = all.thenCombine(kept, (before, now) -> secrets.isEmpty() ? before : with(before, profile.id(), now));
        }
        return new Accepted(added, all);
    }

    /** Nothing of {@code secrets} is put into the vault before all is out that was there under that id. */
    private CompletableFuture<Kept> keep(ConnectionProfile profile, Map<String, Secret> secrets) {
        // A file that names the id of a deleted profile must not get at the passwords of that one.
        CompletableFuture<Kept> forgotten = vault.forget(profile.id());
        if (secrets.isEmpty()) {
            return forgotten;
        }
        Map<String, Optional<Secret>> changes = new HashMap<>();
        secrets.forEach((use, secret) -> changes.put(use, Optional.of(secret)));
        return forgotten.thenCompose(nothing -> vault.keep(profile.id(), profile.keeping(), changes));
    }

    /**
     * Takes {@link #accept} back: the profiles are gone again when this returns.
     *
     * @return completes when their passwords are gone too
     * @throws StoreException if that can't be saved; nothing changes then
     */
    public CompletableFuture<Void> takeBack(Accepted accepted) throws StoreException {
        store.takeBack(accepted.added());
        return CompletableFuture.allOf(accepted.added().profiles().stream()
                .map(profile -> vault.forget(profile.id()))
                .toArray(CompletableFuture<?>[]::new));
    }

    private static Map<String, Kept> with(Map<String, Kept> before, String id, Kept kept) {
        Map<String, Kept> after = new HashMap<>(before);
        after.put(id, kept);
        return after;
    }
}
