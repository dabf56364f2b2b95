package io.topiary.core.mqtt;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Whether the broker at the other end of a link that is up is still there. Used on the connection's thread. */
final class Pulse {

    /** How long the broker has for a sign of life when it is asked out of turn. */
    private static final long PATIENCE_MILLIS = 5_000;

    private static final long SHORTEST_GRACE = Duration.ofMillis(200).toNanos();
    private static final long LONGEST_GRACE = Duration.ofSeconds(2).toNanos();

    private final BrokerLink link;
    private final ScheduledExecutorService worker;
    private final long allowedNanos;
    private boolean asked;

    /**
     * @param keepAliveSeconds the keep-alive in use, 0 if there is none
     * @param worker the connection's thread
     */
    Pulse(BrokerLink link, int keepAliveSeconds, ScheduledExecutorService worker) {
        this.link = link;
        this.worker = worker;
        long keepAlive = TimeUnit.SECONDS.toNanos(keepAliveSeconds);
        // The client asks after one keep-alive of silence; the answer may take its time on the way
        this.allowedNanos =
                keepAlive == 0 ? Long.MAX_VALUE : keepAlive + Math.clamp(keepAlive / 10, SHORTEST_GRACE, LONGEST_GRACE);
    }

    /** Whether it has been silent for longer than the keep-alive. */
    boolean isStalling() {
        return System.nanoTime() - link.facts().heardNanos() > allowedNanos;
    }

    /** Asks for a sign of life now, and runs {@code onSilence} with the time allowed if none comes. */
    void check(Runnable onSilence) {
        if (asked) {
            return;
        }
        asked = true;
        long askedAt = System.nanoTime();
        link.ping();
        var _ = worker.schedule(
                () -> {
                    asked = false;
                    if (link.facts().heardNanos() - askedAt < 0) {
                        onSilence.run();
                    }
                },
                PATIENCE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** How long {@link #check} waits, in milliseconds. */
    long patienceMillis() {
        return PATIENCE_MILLIS;
    }
}
