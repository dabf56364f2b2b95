package io.topiary.core.mqtt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Holds a connection's status, lets it take only the steps that exist, and tells each. Written on one thread. */
final class StatusKeeper {

    private final Consumer<ConnectionStatus> onChange;
    private volatile ConnectionStatus status = ConnectionStatus.initial();
    private @Nullable ProtocolVersion switchedTo;

    StatusKeeper(Consumer<ConnectionStatus> onChange) {
        this.onChange = onChange;
    }

    ConnectionStatus status() {
        return status;
    }

    ConnectionState state() {
        return status.state();
    }

    /** The version gone over to, null for the one begun with; told with the next step. */
    void switchedTo(@Nullable ProtocolVersion version) {
        switchedTo = version;
    }

    void resolving(int attempt) {
        move(ConnectionState.RESOLVING, null, attempt, 0, status.failure(), null, List.of());
    }

    void connecting(ConnectStep step) {
        move(ConnectionState.CONNECTING, step, status.attempt(), 0, status.failure(), null, List.of());
    }

    void subscribing(BrokerLimits limits) {
        move(ConnectionState.SUBSCRIBING, null, status.attempt(), 0, status.failure(), limits, List.of());
    }

    void connected(List<SubscribeOutcome> subscriptions) {
        move(ConnectionState.CONNECTED, null, status.attempt(), 0, null, status.limits(), subscriptions);
    }

    /** Whether the link that is up has gone silent. */
    void stalling(boolean stalling) {
        if (state() == ConnectionState.CONNECTED && status.stalling() != stalling) {
            tell(status.withStalling(stalling));
        }
    }

    void waiting(int attempt, long nextAttemptNanos, Failure failure) {
        move(ConnectionState.WAITING, null, attempt, nextAttemptNanos, failure, null, List.of());
    }

    void failed(int attempt, Failure failure) {
        move(ConnectionState.FAILED, null, attempt, 0, failure, null, List.of());
    }

    void disconnected() {
        move(ConnectionState.DISCONNECTED, null, 1, 0, null, null, List.of());
    }

    private void move(
            ConnectionState state,
            @Nullable ConnectStep step,
            int attempt,
            long nextAttemptNanos,
            @Nullable Failure failure,
            @Nullable BrokerLimits limits,
            List<SubscribeOutcome> subscriptions) {
        ConnectionStatus old = status;
        if (old.state() != state && !old.state().canBecome(state)) {
            throw new IllegalStateException(old.state() + " can't become " + state);
        }
        long since = old.state() == state ? old.sinceMicros() : ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        boolean stalling = state == ConnectionState.CONNECTED && old.stalling();
        tell(new ConnectionStatus(
                state, step, attempt, nextAttemptNanos, failure, limits, subscriptions, since, switchedTo, stalling));
    }

    private void tell(ConnectionStatus newStatus) {
        if (newStatus.equals(status)) {
            return;
        }
        status = newStatus;
        onChange.accept(newStatus);
    }
}
