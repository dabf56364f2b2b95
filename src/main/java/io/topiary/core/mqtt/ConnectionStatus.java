package io.topiary.core.mqtt;

import io.topiary.core.text.Text;
import java.util.ArrayList;
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
 * @param switchedTo the version of MQTT that Topiary went over to by itself, because the broker did not take the one it
 *     began with; null if it did not
 * @param stalling whether a link that is up has been silent for longer than its keep-alive: perhaps it is dead already
 */
public record ConnectionStatus(
        ConnectionState state,
        @Nullable ConnectStep step,
        int attempt,
        long nextAttemptNanos,
        @Nullable Failure failure,
        @Nullable BrokerLimits limits,
        List<SubscribeOutcome> subscriptions,
        long sinceMicros,
        @Nullable ProtocolVersion switchedTo,
        boolean stalling) {

    public ConnectionStatus {
        subscriptions = List.copyOf(subscriptions);
    }

    /** In the version that was asked for, and not stalling. */
    public ConnectionStatus(
            ConnectionState state,
            @Nullable ConnectStep step,
            int attempt,
            long nextAttemptNanos,
            @Nullable Failure failure,
            @Nullable BrokerLimits limits,
            List<SubscribeOutcome> subscriptions,
            long sinceMicros) {
        this(state, step, attempt, nextAttemptNanos, failure, limits, subscriptions, sinceMicros, null, false);
    }

    /** Before anybody asked for anything. */
    public static ConnectionStatus initial() {
        return new ConnectionStatus(ConnectionState.DISCONNECTED, null, 1, 0, null, null, List.of(), 0);
    }

    /** What the user should know beside the state: that another version is spoken, that the broker has gone silent. */
    public List<Text> notices() {
        List<Text> notices = new ArrayList<>();
        if (switchedTo != null) {
            notices.add(
                    Text.of(switchedTo == ProtocolVersion.V3_1_1 ? "notice.switched.older" : "notice.switched.newer"));
        }
        if (stalling && limits != null) {
            notices.add(Text.of("notice.stalling", limits.keepAliveSeconds()));
        }
        return notices;
    }

    /** The same stalling or not. */
    ConnectionStatus withStalling(boolean newStalling) {
        return new ConnectionStatus(
                state,
                step,
                attempt,
                nextAttemptNanos,
                failure,
                limits,
                subscriptions,
                sinceMicros,
                switchedTo,
                newStalling);
    }
}
