package io.topiary.core.intake;

/**
 * How much may wait between network and model.
 *
 * @param messages most messages, at least 1
 * @param bytes most bytes, counted by {@link io.topiary.core.message.Message#footprint()}
 * @param waitMillis longest time that the network thread is held up in one episode of a full intake
 */
public record IntakeLimits(int messages, long bytes, int waitMillis) {

    private static final int DEFAULT_MESSAGES = 4_000_000;
    private static final int DEFAULT_WAIT_MILLIS = 200;
    private static final int LEAD_PART = 64;

    public IntakeLimits {
        if (messages < 1 || bytes < 1 || waitMillis < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** So many messages may wait before the network thread lets the model catch up, at least 1. */
    int lead() {
        return Math.ceilDiv(messages, LEAD_PART);
    }

    /** As {@link #lead()}, in bytes. */
    long leadBytes() {
        return Math.ceilDiv(bytes, LEAD_PART);
    }

    /** The longest time that it does so in one episode. */
    int leadMillis() {
        return waitMillis / 2;
    }

    /**
     * A quarter of the largest heap, and a wait that is never longer than half the keep-alive.
     *
     * @param keepAliveSeconds keep-alive of the connection, 0 for none
     */
    public static IntakeLimits forKeepAlive(int keepAliveSeconds) {
        int halfKeepAlive = keepAliveSeconds == 0 ? DEFAULT_WAIT_MILLIS : keepAliveSeconds * 500;
        return new IntakeLimits(
                DEFAULT_MESSAGES, Runtime.getRuntime().maxMemory() / 4, Math.min(DEFAULT_WAIT_MILLIS, halfKeepAlive));
    }
}
