package io.topiary.core.doctor;

import java.util.concurrent.CompletableFuture;

/** An examination under way. Any thread may call it. */
public interface Examination {

    /**
     * Ends it in whatever step it is; without effect when it is over. Returns at once; the sockets are closed and
     * {@link #report()} has ended within a second.
     */
    void cancel();

    /**
     * What was found, once it is over. A failed step is no failure of the examination: the future fails only with
     * {@link java.util.concurrent.CancellationException} after {@link #cancel()}, or with what Topiary itself did wrong.
     * Completes on a thread of the examination.
     */
    CompletableFuture<Report> report();
}
