package io.topiary.core.doctor;

import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectStep;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Failures;
import io.topiary.core.mqtt.Failures.Evidence;
import io.topiary.core.mqtt.PreparationException;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.TransportProblem;
import io.topiary.core.tls.TlsParameters;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Turns what a wire ended with into words. */
final class Diagnosis {

    private final Failures words;

    /**
     * @param options their address is the server that was dialled
     * @param version the version of MQTT spoken
     */
    Diagnosis(ConnectOptions options, ProtocolVersion version) {
        this.words = new Failures(options, version);
    }

    Failures words() {
        return words;
    }

    /** The connect broke at {@code step} with {@code failure}. */
    StepFailure connecting(CheckStep step, @Nullable Throwable failure, Evidence seen, @Nullable TlsParameters tls) {
        Throwable cause = cause(failure);
        Failure told = switch (cause) {
            case PreparationException unusable -> words.unprepared(unusable);
            case NotMqttException foreign -> notMqtt(foreign, seen);
            case InvalidPacketException invalid -> words.invalid(invalid.packet(), invalid.reason(), invalid);
            case CorruptedFrameException invalid ->
                words.invalid("CONNACK", String.valueOf(invalid.getMessage()), invalid);
            case TooLongFrameException invalid ->
                words.invalid("CONNACK", String.valueOf(invalid.getMessage()), invalid);
            case WebSocketFrames.TextFrameException text -> words.webSocketText(text);
            case BrokerLeftException left -> words.disconnected(left.reply());
            default -> words.broken(layer(step), cause, seen, tls);
        };
        // A refusal of the client's certificate comes after the handshake and shows in a later step.
        boolean late = step.compareTo(CheckStep.TLS) > 0 && isAboutTls(told);
        return new StepFailure(late ? CheckStep.TLS : step, told, Facts.of(cause));
    }

    private Failure notMqtt(NotMqttException foreign, Evidence seen) {
        Failure told = words.broken(ConnectStep.CONNECT, foreign, seen, null);
        boolean recognised = told instanceof Failure.Transport transport
                && transport.problem() != TransportProblem.CLOSED_DURING_LOGIN;
        if (recognised) {
            return told;
        }
        return foreign.packet().isEmpty()
                ? words.invalid("CONNACK", String.valueOf(foreign.getMessage()), foreign)
                : words.beforeConnAck(foreign.packet(), foreign);
    }

    private static boolean isAboutTls(Failure failure) {
        return failure instanceof Failure.Transport transport
                && switch (transport.problem()) {
                    case CLIENT_CERTIFICATE_REQUIRED, CLIENT_CERTIFICATE_REJECTED, TLS_NEGOTIATION -> true;
                    default -> false;
                };
    }

    /** The connect took too long at {@code step}. */
    StepFailure timedOut(CheckStep step, Evidence seen) {
        return new StepFailure(step, words.timedOut(layer(step), seen), List.of());
    }

    /** The connection broke after the broker had let us in. */
    StepFailure lost(CheckStep step, @Nullable Throwable failure) {
        Throwable cause = cause(failure);
        Failure told = switch (cause) {
            case BrokerLeftException left -> words.disconnected(left.reply());
            case InvalidPacketException invalid -> words.invalid(invalid.packet(), invalid.reason(), invalid);
            default -> words.lost(cause);
        };
        return new StepFailure(step, told, List.of());
    }

    private static ConnectStep layer(CheckStep step) {
        return switch (step) {
            case DNS, TCP, PROXY -> ConnectStep.TCP;
            case TLS -> ConnectStep.TLS;
            case WEB_SOCKET -> ConnectStep.WEB_SOCKET;
            case CONNECT, SUBSCRIBE, PING -> ConnectStep.CONNECT;
        };
    }

    /** What {@code failure} wraps only because it came through a future. */
    static Throwable cause(@Nullable Throwable failure) {
        Throwable cause = failure == null ? new IllegalStateException() : failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
