package io.topiary.core.secrets;

import io.topiary.core.secrets.Keychain.KeychainException;
import io.topiary.core.secrets.Keychain.Session;
import io.topiary.core.text.Text;
import io.topiary.core.work.LimitedCall;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the keychain with patience that ends, and does not ask one again that has failed, until {@link #retry()}.
 *
 * <p>One thread at a time asks; any thread may look at {@link #failure()} and retry.
 */
final class KeychainGuard {

    private static final Logger LOG = LoggerFactory.getLogger(KeychainGuard.class);

    private final Keychain keychain;
    private final Duration limit;
    private volatile boolean answered;
    private volatile @Nullable SecretException failure;

    KeychainGuard(Keychain keychain, Duration limit) {
        this.keychain = keychain;
        this.limit = limit;
    }

    /** What is done with an open keychain. */
    @FunctionalInterface
    interface Use<T> {

        /** Does it. */
        T with(Session session) throws KeychainException;
    }

    /**
     * Opens the keychain, uses it, and closes it again, all within the limit.
     *
     * @throws SecretException if it fails, did not answer in time, or has failed before
     */
    <T> T ask(Use<T> use) throws SecretException {
        SecretException before = failure;
        if (before != null) {
            throw before;
        }
        try {
            T result = LimitedCall.within(limit, "topiary-keychain", () -> {
                try (Session session = keychain.open()) {
                    return use.with(session);
                }
            });
            answered = true;
            return result;
        } catch (TimeoutException e) {
            throw failed(new SecretException(
                    SecretProblem.KEYCHAIN_SILENT, Text.of("secrets.keychain.silent", limit.toSeconds()), e));
        } catch (ExecutionException e) {
            throw failed(explain(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SecretException(SecretProblem.ENDING, Text.of("secrets.ending"), e);
        }
    }

    /** Why the keychain is not asked any more; empty if it is. */
    Optional<SecretException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether it has ever answered in this run. */
    boolean answered() {
        return answered;
    }

    /** Asks it again from now on. */
    void retry() {
        failure = null;
    }

    private SecretException failed(SecretException problem) {
        if (problem.problem().ofKeychain()) {
            LOG.info("the keychain is not asked any more in this run: {}", problem.getMessage());
            failure = problem;
        }
        return problem;
    }

    private static SecretException explain(@Nullable Throwable cause) {
        if (cause instanceof KeychainException said) {
            return new SecretException(said.problem(), words(said), said);
        }
        LOG.warn("the keychain failed", cause);
        String what = cause == null ? "" : cause.getClass().getSimpleName();
        return new SecretException(SecretProblem.KEYCHAIN_FAILED, Text.of("secrets.keychain.failed", what), cause);
    }

    private static Text words(KeychainException said) {
        String detail = String.valueOf(said.getMessage());
        return switch (said.problem()) {
            case KEYCHAIN_MISSING -> Text.of("secrets.keychain.missing");
            case KEYCHAIN_LOCKED -> Text.of("secrets.keychain.locked");
            case KEYCHAIN_DENIED ->
                detail.isEmpty()
                        ? Text.of("secrets.keychain.denied")
                        : Text.of("secrets.keychain.deniedBecause", detail);
            case KEYCHAIN_TOO_LONG -> Text.of("secrets.keychain.tooLong");
            default -> Text.of("secrets.keychain.failed", detail);
        };
    }
}
