package io.topiary.ui.app;

import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection's status in words. */
final class StatusWords {

    private final Messages messages;

    StatusWords(Messages messages) {
        this.messages = messages;
    }

    /** Such as "Connected · MQTT 5 · TLS 1.3". */
    String state(ConnectionStatus status) {
        return switch (status.state()) {
            case CONNECTED -> status.stalling() ? messages.get("status.state.stalling") : connected(status.limits());
            case CONNECTING -> messages.get("status.state.connecting", step(status));
            case WAITING -> messages.get("status.state.waiting", secondsLeft(status));
            case DISCONNECTED -> messages.get("status.state.disconnected");
            case RESOLVING -> messages.get("status.state.resolving");
            case SUBSCRIBING -> messages.get("status.state.subscribing");
            case FAILED -> messages.get("status.state.failed");
        };
    }

    /** The step an attempt is at, and which attempt it is. */
    String attempt(ConnectionStatus status) {
        return status.attempt() > 1 ? messages.get("status.attempt", state(status), status.attempt()) : state(status);
    }

    /** Seconds until the next attempt, at least 0. */
    static long secondsLeft(ConnectionStatus status) {
        long nanos = status.nextAttemptNanos() - System.nanoTime();
        return Math.max(0, TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.MILLISECONDS.toNanos(999)));
    }

    /** Whether {@code status} belongs to an attempt or a link, not to rest. */
    static boolean isTrying(ConnectionState state) {
        return state.isBusy() && state != ConnectionState.WAITING;
    }

    /** What can be copied for somebody who is to help. */
    static String details(Session session, ConnectionStatus status, Failure failure) {
        return "%s%n%s%n%s%n%s"
                .formatted(
                        session.options().address().uri(),
                        Instant.EPOCH.plus(status.sinceMicros(), ChronoUnit.MICROS),
                        failure.reason()
                                .map(Object::toString)
                                .orElse(failure.getClass().getSimpleName()),
                        failure.detail());
    }

    /** Cause, the broker's own words, and remedy. */
    String causeAndRemedy(Failure failure) {
        return (cause(failure) + " " + messages.get(failure.remedy())).strip();
    }

    /** Cause, and the broker's own words. */
    String cause(Failure failure) {
        String words = messages.get(failure.why());
        return failure instanceof Failure.Refused refused && refused.reasonString() != null
                ? words + " " + messages.get("app.banner.brokerSays", refused.reasonString())
                : words;
    }

    private String step(ConnectionStatus status) {
        return status.step() == null
                ? ""
                : messages.get("status.step." + status.step().name());
    }

    private String connected(@Nullable BrokerLimits limits) {
        if (limits == null) {
            return messages.get("status.state.connected");
        }
        String version = limits.version().label();
        return limits.tlsVersion() == null
                ? messages.get("status.state.connectedPlain", version)
                : messages.get(
                        "status.state.connectedTls",
                        version,
                        limits.tlsVersion().replace("TLSv", "TLS "));
    }
}
