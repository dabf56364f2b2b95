package io.topiary.core.doctor;

import io.netty.handler.ssl.SslHandler;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Failures.Evidence;
import io.topiary.core.mqtt.PreparationException;
import io.topiary.core.mqtt.ProtocolVersion;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The way up to a broker, layer by layer, each within the time that the options allow; every method needs the one before
 * it. Used by the examination's thread.
 */
final class Ascent {

    /** How long a server that is near may take to say that it does not like the client's certificate. */
    private static final long LEAST_LATE_MILLIS = 150;

    private static final long MOST_LATE_MILLIS = 1_000;
    private static final long ROUND_TRIPS = 3;

    private final ConnectOptions options;
    private final Target target;
    private final Network network;
    private final Patience patience;

    private Diagnosis diagnosis;
    private @Nullable Wire wire;
    private @Nullable Shield shield;
    private long roundTripMillis;

    private Ascent(ConnectOptions options, Target target, Network network, Patience patience) throws StepFailure {
        this.options = options.withAddress(target.server());
        this.target = target;
        this.network = network;
        this.patience = patience;
        this.diagnosis = new Diagnosis(this.options, options.protocol().first());
        dial();
    }

    /** Connects to {@code target}, or to the proxy before it. */
    static Ascent begin(ConnectOptions options, Target target, Network network, Patience patience) throws StepFailure {
        return new Ascent(options, target, network, patience);
    }

    private void dial() throws StepFailure {
        long begin = System.nanoTime();
        Wire dialled;
        try {
            dialled = network.dial(target);
        } catch (PreparationException e) {
            throw diagnosis.connecting(CheckStep.TCP, e, Evidence.NONE, null);
        }
        wire = dialled;
        reach(CheckStep.TCP, dialled.connected());
        roundTripMillis = (System.nanoTime() - begin) / 1_000_000;
    }

    /** The options with the address of the server that was reached. */
    ConnectOptions options() {
        return options;
    }

    Target target() {
        return target;
    }

    BrokerAddress server() {
        return target.server();
    }

    Wire wire() {
        return Objects.requireNonNull(wire, "not dialled");
    }

    /** The proxy connects to the broker. */
    void tunnel() throws StepFailure {
        reach(CheckStep.PROXY, wire().tunnelled());
    }

    /**
     * Encrypts. With TLS 1.3 a server says only after the handshake what it thinks of the client's certificate
     * (RFC 8446, section 4.4.2.4): a moment is waited for that.
     */
    SslHandler encrypt(Shield with) throws StepFailure {
        shield = with;
        SslHandler handler = reach(CheckStep.TLS, with.encrypt(wire(), target.destination()));
        if (handler.engine().getSession().getProtocol().equals("TLSv1.3")) {
            try {
                var _ = patience.await(
                        wire().ended(), Math.clamp(ROUND_TRIPS * roundTripMillis, LEAST_LATE_MILLIS, MOST_LATE_MILLIS));
            } catch (ExecutionException e) {
                throw diagnosis.connecting(CheckStep.TLS, e.getCause(), wire().evidence(), with.parameters());
            } catch (TimeoutException nothingToComplainOf) {
                return handler;
            }
        }
        return handler;
    }

    /** Asks for a WebSocket. */
    Upgrade upgrade() throws StepFailure {
        try {
            return reach(
                    CheckStep.WEB_SOCKET, wire().upgrade(server(), network.subprotocol(), network.headers(server())));
        } catch (PreparationException e) {
            throw diagnosis.connecting(CheckStep.WEB_SOCKET, e, Evidence.NONE, null);
        }
    }

    /** Speaks MQTT. */
    Conversation converse(ProtocolVersion version) {
        diagnosis = new Diagnosis(options, version);
        return wire().converse(version);
    }

    /** Goes the same way up once more, for another version of MQTT. */
    void again() throws StepFailure {
        wire().close();
        dial();
        if (target.proxy() != null) {
            tunnel();
        }
        if (shield != null) {
            encrypt(shield);
        }
        if (server().scheme().webSocket()) {
            upgrade();
        }
    }

    /** The words for what goes wrong on this way. */
    Diagnosis diagnosis() {
        return diagnosis;
    }

    /** Waits for {@code work}, a part of the connect. */
    <T> T reach(CheckStep step, CompletableFuture<T> work) throws StepFailure {
        try {
            return patience.await(work, options.session().connectTimeoutMillis());
        } catch (TimeoutException e) {
            throw diagnosis.timedOut(step, wire().evidence());
        } catch (ExecutionException e) {
            throw broken(step, e.getCause());
        }
    }

    /** The words for what {@code failure} did to the connect. */
    StepFailure broken(CheckStep step, @Nullable Throwable failure) {
        return diagnosis.connecting(step, failure, wire().evidence(), shield == null ? null : shield.parameters());
    }
}
