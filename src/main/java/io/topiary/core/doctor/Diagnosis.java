package io.topiary.core.doctor;

import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.TooLongFrameException;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectStep;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.Failures;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.tls.TlsParameters;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.net.ssl.SSLException;
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
    StepFailure connecting(CheckStep step, @Nullable Throwable failure, @Nullable TlsParameters tls) {
        Throwable cause = cause(failure);
        // A refusal of the client's certificate comes after the handshake and shows in a later step.
        boolean late = step.compareTo(CheckStep.TLS) > 0 && isSsl(cause);
        Failure told = switch (cause) {
            case NotMqttException foreign -> words.notMqtt(foreign, foreign.answer());
            case InvalidPacketException invalid -> words.notMqtt(invalid, new byte[0]);
            case CorruptedFrameException invalid -> words.notMqtt(invalid, new byte[0]);
            case TooLongFrameException invalid -> words.notMqtt(invalid, new byte[0]);
            case BrokerLeftException left -> words.disconnected(left.reply());
            default -> words.broken(layer(step), cause, new byte[0], tls);
        };
        return new StepFailure(late ? CheckStep.TLS : step, told, Facts.of(cause));
    }

    /** The connect took too long at {@code step}. */
    StepFailure timedOut(CheckStep step) {
        return new StepFailure(step, words.timedOut(layer(step)), List.of());
    }

    /** The connection broke after the broker had let us in. */
    StepFailure lost(CheckStep step, @Nullable Throwable failure) {
        Throwable cause = cause(failure);
        Failure told = cause instanceof BrokerLeftException left
                ? words.disconnected(left.reply())
                : words.lost(cause);
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

    private static Throwable cause(@Nullable Throwable failure) {
        Throwable cause = failure == null ? new IllegalStateException() : failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Whether {@code failure} is one of TLS, or comes from one. */
    static boolean isSsl(Throwable failure) {
        for (Throwable link = failure; link != null; link = link.getCause()) {
            if (link instanceof SSLException) {
                return true;
            }
        }
        return false;
    }
}
