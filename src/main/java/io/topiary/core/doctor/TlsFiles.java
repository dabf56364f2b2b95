package io.topiary.core.doctor;

import io.topiary.core.tls.TlsContexts;
import io.topiary.core.tls.TlsMaterialException;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.TlsParameters;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;

/** Reads certificates and keys, which may lie on a drive that does not answer. Used by the examination's thread. */
final class TlsFiles {

    private static final long LONGEST_MILLIS = 10_000;

    private final Executor errands;
    private final Patience patience;

    TlsFiles(Executor errands, Patience patience) {
        this.errands = errands;
        this.patience = patience;
    }

    /**
     * What {@code options} name.
     *
     * @throws TimeoutException after ten seconds
     * @throws ExecutionException with the {@link TlsMaterialException} that says what is wrong with which file
     */
    TlsParameters read(TlsOptions options) throws TimeoutException, ExecutionException {
        CompletableFuture<TlsParameters> read = new CompletableFuture<>();
        errands.execute(() -> {
            try {
                read.complete(TlsContexts.load(options));
            } catch (TlsMaterialException | RuntimeException e) {
                read.completeExceptionally(e);
            }
        });
        return patience.await(read, LONGEST_MILLIS);
    }
}
