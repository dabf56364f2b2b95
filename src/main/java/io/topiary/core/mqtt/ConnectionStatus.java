package io.topiary.core.mqtt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of where a connection stands.
 *
 * @param state the state
 * @param step what CONNECTING waits for, or null in other states
 * @param attempt number of the attempt under way or to come, from 1; starts again after a connection that lasted
 * @param nextAttemptNanos {@link System#nanoTime()} of the next attempt while WAITING, else 0
 * @param failure why it is WAITING or FAILED; also the last failure while a retry is under way; else null
 * @param limits what the broker granted while the link is up, else null
 * @param subscriptions the broker's answers while the link is up, else empty
 * @param sinceMicros wall-clock time at which this state began, in microseconds since 1970-01-01T00:00:00Z
 */
public record ConnectionStatus(
        ConnectionState state,
        @Nullable ConnectStep step,
        int attempt,
        long nextAttemptNanos,
        @Nullable Failure failure,
        @Nullable BrokerLimits limits,
        List<SubscribeOutcome> subscriptions,
        long sinceMicros) {

    public ConnectionStatus {
        subscriptions = List.copyOf(subscriptions);
    }

    /** Before anybody asked for anything. */
    public static ConnectionStatus initial() {
        return new ConnectionStatus(ConnectionState.DISCONNECTED, null, 1, 0, null, null, List.of(), 0);
    }
}
