package io.topiary.core.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.store.AppHome;
import io.topiary.core.store.LoadResult;
import io.topiary.core.text.Text;
import io.topiary.core.work.Workers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the passwords of profiles are kept: the one class to talk to about that.
 *
 * <p>The way of a connection: {@link #load} brings what is kept into the {@link PasswordMemory}; whatever is missing, the
 * user types it; {@link #keep} takes that into memory at once and to its place in the background. A keychain that is
 * locked, silent or missing never hinders connecting, and never has anything written in plain text.
 *
 * <p>Any thread may call, none is blocked: the work is done on a thread of the vault's own, one thing after the other, and
 * the futures complete there or at once. The keychain has five seconds for an answer; one that fails is not asked again in
 * this run, until {@link #retryKeychain}. What goes wrong is told by the result; a future fails only by a mistake in Topiary.
 */
public final class Vault implements AutoCloseable {

    /** How long the keychain may take. */
    public static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);

    private final Workers worker = new Workers(1);
    private final PasswordMemory memory;
    private final KeychainGuard guard;
    private final SecretsFile file;
    private final EncryptedStore encrypted;
    private final PlainStore plain;
    private final Places places;

    Vault(AppHome home, PasswordMemory memory, Keychain keychain, Duration limit, KdfParameters.Cost cost) {
        SecureRandom random = new SecureRandom();
        this.memory = memory;
        this.guard = new KeychainGuard(keychain, limit);
        this.file = new SecretsFile(home.secrets());
        this.encrypted = new EncryptedStore(file, cost, random);
        this.plain = new PlainStore(home.plainSecrets());
        this.places = new Places(memory, new KeychainStore(guard, file, random), encrypted, plain);
    }

    /** The vault of {@code home}, with the keychain of this system; takes what it finds into {@code memory}. */
    public static Vault open(AppHome home, PasswordMemory memory) {
        return open(home, memory, new SystemKeychain(System.getProperty("os.name", "")));
    }

    /** The same with another keychain. */
    public static Vault open(AppHome home, PasswordMemory memory, Keychain keychain) {
        return new Vault(home, memory, keychain, LIMIT, KdfParameters.Cost.DEFAULT);
    }

    /** What was found when the files were loaded; those with a notice are for a banner. */
    public List<LoadResult> loaded() {
        return List.of(file.loaded(), plain.loaded());
    }

    /**
     * Brings what is kept of {@code owner} into memory.
     *
     * @param owner id of the profile
     * @param keeping with {@link SecretKeeping#ASK} nothing is looked for; else it is found wherever it is
     * @return what memory knows then, and what is missing
     */
    public CompletableFuture<Loaded> load(String owner, SecretKeeping keeping) {
        return keeping == SecretKeeping.ASK
                ? CompletableFuture.completedFuture(new Loaded(Map.of(), Loaded.Finding.ASK, null, null))
                : worker.supply(() -> places.load(owner));
    }

    /**
     * Keeps passwords of {@code owner}; the ones in {@code changes} are in memory when this returns. Whatever else memory
     * knows of it and is kept nowhere yet is kept too: after a passphrase was set, keep again without changes.
     *
     * @param owner id of the profile
     * @param keeping where; {@link SecretKeeping#ASK} deletes all that is kept, also in memory, and keeps nothing;
     *     {@link SecretKeeping#PLAIN} only after the user said yes to plain text
     * @param changes by use ({@link SecretName}) the password, or empty to forget it; uses that are not named stay as
     *     they are
     * @return where they are now
     */
    public CompletableFuture<Kept> keep(String owner, SecretKeeping keeping, Map<String, Optional<Secret>> changes) {
        if (keeping == SecretKeeping.ASK) {
            return forget(owner);
        }
        Set<SecretName> changed = new HashSet<>();
        Set<SecretName> removed = new HashSet<>();
        changes.forEach((use, secret) -> {
            SecretName name = new SecretName(owner, use);
            memory.put(name, secret.orElse(null));
            (secret.isPresent() ? changed : removed).add(name);
        });
        return worker.supply(() -> {
            Kept deleted = places.delete(removed);
            Kept kept =
                    keeping == SecretKeeping.PLAIN ? places.keepInPlainText(owner) : places.keepSafely(owner, changed);
            return kept.problem() == null ? new Kept(kept.place(), deleted.problem(), deleted.notice()) : kept;
        });
    }

    /** Deletes all that is kept of {@code owner}, in memory when this returns; for a profile that is deleted. */
    public CompletableFuture<Kept> forget(String owner) {
        memory.forget(owner);
        return worker.supply(() -> places.forget(owner));
    }

    /** Opens the encrypted file; then load again what needed it. */
    public CompletableFuture<Opened> unlock(Secret passphrase) {
        return open(() -> encrypted.unlock(passphrase));
    }

    /** Makes the encrypted file, which is {@link FileState#UNSET}, with its first passphrase. */
    public CompletableFuture<Opened> setPassphrase(Secret passphrase) {
        return open(() -> {
            encrypted.create(passphrase, false);
            return Set.of();
        });
    }

    /** Encrypts the file anew under another passphrase; older copies of it are deleted. */
    public CompletableFuture<Opened> changePassphrase(Secret old, Secret passphrase) {
        return open(() -> {
            encrypted.change(old, passphrase);
            return Set.of();
        });
    }

    /** Gives up all that is in the encrypted file, for a passphrase that was forgotten or a file that is damaged. */
    public CompletableFuture<Opened> startOver(Secret passphrase) {
        return open(() -> {
            encrypted.create(passphrase, true);
            return Set.of();
        });
    }

    /** Forgets the key of the encrypted file; what is in memory already stays there. */
    public CompletableFuture<Opened> lock() {
        return open(() -> {
            encrypted.lock();
            return Set.of();
        });
    }

    /** Has the keychain asked again, which has failed before; then load or keep again. */
    public void retryKeychain() {
        guard.retry();
    }

    /** How keychain and file stand; without waiting for what is going on. */
    public VaultState state() {
        Optional<SecretException> failure = guard.failure();
        KeychainState keychain = guard.answered() ? KeychainState.ANSWERING : KeychainState.UNTRIED;
        return new VaultState(
                failure.isPresent() ? KeychainState.OUT : keychain,
                failure.map(SecretException::text).orElse(null),
                encrypted.state());
    }

    /** Waits until what was begun is done, at most {@link #LIMIT}, and forgets the key. */
    @Override
    public void close() {
        try {
            lock().get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("the vault closes before all was done", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker.close();
    }

    /** Something done with a passphrase; tells the entries that are damaged. */
    @FunctionalInterface
    private interface Opening {

        Set<SecretName> run() throws SecretException;
    }

    private CompletableFuture<Opened> open(Opening opening) {
        Supplier<Opened> task = () -> {
            try {
                Set<SecretName> damaged = opening.run();
                return damaged.isEmpty()
                        ? new Opened(encrypted.state(), null, null)
                        : new Opened(
                                encrypted.state(),
                                SecretProblem.DAMAGED,
                                Text.of("secrets.file.damagedEntries", damaged.size()));
            } catch (SecretException e) {
                return new Opened(encrypted.state(), e.problem(), e.text());
            }
        };
        return worker.supply(task);
    }
}
