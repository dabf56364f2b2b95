package io.topiary.core.mqtt;

import java.time.Duration;

/**
 * Recognises two clients with one identifier that throw each other out, where the broker does not say so: MQTT 3.1.1
 * has no packet for it, and some brokers just close with MQTT 5 too. Each connect is let in, and dropped within seconds
 * when the other one has come back. Used on one thread.
 *
 * <p>A broker that closes at once is something else: it lets in and kicks, and the back-off is the remedy.
 */
final class TakeOverSigns {

    /** Drops in a row that make the pattern. */
    static final int DROPS = 3;

    private static final long AT_ONCE = Duration.ofMillis(250).toNanos();
    private static final long SECONDS = Duration.ofSeconds(10).toNanos();

    private int drops;

    /**
     * Takes note of an attempt that ended.
     *
     * @param failure how it ended
     * @param upNanos how long the link was up, 0 if it never was
     * @return whether it completes the pattern
     */
    boolean completedBy(Failure failure, long upNanos) {
        boolean dropped =
                failure instanceof Failure.Transport transport && transport.problem() == TransportProblem.LOST;
        if (!dropped || upNanos < AT_ONCE || upNanos >= SECONDS) {
            drops = 0;
            return false;
        }
        return ++drops >= DROPS;
    }

    /** Begins again: the user asked. */
    void reset() {
        drops = 0;
    }
}
