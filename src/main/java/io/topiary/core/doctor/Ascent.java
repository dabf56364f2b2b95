package io.topiary.core.doctor;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.tls.TlsParameters;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSession;
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
    private Wire wire;
    private @Nullable Shield shield;
    private long roundTripMillis;

    private Ascent(ConnectOptions options, Target target, Network network, Patience patience) throws StepFailure {
        this.options = options.withAddress(target.server());
        this.target = target;
        this.network = network;
        this.patience = patience;
        this.diagnosis = new Diagnosis(this.options, options.protocol().first());
        this.wire = dial();
    }

    /** Connects to {@code target}, or to the proxy before it. */
    static Ascent begin(ConnectOptions options, Target target, Network network, Patience patience)
            throws StepFailure {
        return new Ascent(options, target, network, patience);
    }

    private Wire dial() throws StepFailure {
        long begin = System.nanoTime();
        try {
            Wire dialled = network.dial(target);
            reach(CheckStep.TCP, dialled.connected());
            roundTripMillis = (System.nanoTime() - begin) / 1_000_000;
            return dialled;
        } catch (UnknownHostException e) {
            throw diagnosis.connecting(CheckStep.TCP, e, null);
        }
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
        return wire;
    }

    /** The proxy connects to the broker. */
    void tunnel() throws StepFailure {
        reach(CheckStep.PROXY, wire.tunnelled());
    }

    /**
     * Encrypts. With TLS 1.3 a server says only after the handshake what it thinks of the client's certificate
     * (RFC 8446, section 4.4.2.4): a moment is waited for that.
     */
    SSLSession encrypt(Shield with) throws StepFailure {
        shield = with;
        SSLSession session = reach(CheckStep.TLS, with.encrypt(wire, server()));
        if (session.getProtocol().equals("TLSv1.3")) {
            try {
                var _ = patience.await(wire.ended(), Math.clamp(ROUND_TRIPS * roundTripMillis, LEAST_LATE_MILLIS, MOST_LATE_MILLIS));
            } catch (ExecutionException e) {
                throw diagnosis.connecting(CheckStep.TLS, e.getCause(), with.parameters());
            } catch (TimeoutException nothingToComplainOf) {
                return session;
            }
        }
        return session;
    }

    /** Asks for a WebSocket. */
    Upgrade upgrade() throws StepFailure {
        try {
            return reach(
                    CheckStep.WEB_SOCKET,
                    wire.upgrade(Network.webSocket(server()), network.subprotocol(), network.headers()));
        } catch (URISyntaxException e) {
            throw diagnosis.connecting(CheckStep.WEB_SOCKET, e, tls());
        }
    }

    /** Speaks MQTT. */
    Conversation converse(ProtocolVersion version) {
        diagnosis = new Diagnosis(options, version);
        return wire.converse(version);
    }

    /** Goes the same way up once more, for another version of MQTT. */
    void again() throws StepFailure {
        wire.close();
        wire = dial();
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
            throw diagnosis.timedOut(step);
        } catch (ExecutionException e) {
            throw diagnosis.connecting(step, e.getCause(), tls());
        }
    }

    private @Nullable TlsParameters tls() {
        return shield == null ? null : shield.parameters();
    }
}
