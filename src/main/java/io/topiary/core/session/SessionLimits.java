package io.topiary.core.session;

import io.topiary.core.intake.IntakeLimits;

/**
 * How much a session may keep in memory.
 *
 * @param intake what may wait between network and model
 * @param topics most topics in the tree
 * @param logMessages most messages in the log
 * @param logBytes most bytes in the log
 */
public record SessionLimits(IntakeLimits intake, int topics, int logMessages, long logBytes) {

    private static final int DEFAULT_TOPICS = 2_000_000;
    private static final int DEFAULT_LOG_MESSAGES = 1_000_000;

    /** The defaults: 2 million topics, 1 million messages or an eighth of the largest heap in the log. */
    public static SessionLimits forKeepAlive(int keepAliveSeconds) {
        return new SessionLimits(
                IntakeLimits.forKeepAlive(keepAliveSeconds),
                DEFAULT_TOPICS,
                DEFAULT_LOG_MESSAGES,
                Runtime.getRuntime().maxMemory() / 8);
    }
}
