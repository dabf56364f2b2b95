package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.exceptions.MqttDecodeException;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.NotSslRecordException;
import io.topiary.core.text.Text;
import io.topiary.core.tls.TlsParameters;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Words for what goes wrong below MQTT, found by walking the chain of causes and by what was seen on the wire. */
final class TransportWords {

    private final ConnectOptions options;
    private final ProtocolVersion version;

    TransportWords(ConnectOptions options, ProtocolVersion version) {
        this.options = options;
        this.version = version;
    }

    /** {0} host, {1} port, {2} seconds allowed for a step, {3} client identifier, {4} the code. */
    List<Object> arguments(@Nullable ReasonCode code) {
        BrokerAddress address = options.address();
        return List.of(
                address.host(),
                String.valueOf(address.port()),
                seconds(),
                options.login().clientId(),
                code == null ? "" : code.toString());
    }

    private String seconds() {
        int millis = options.session().connectTimeoutMillis();
        return millis % 1000 == 0 ? String.valueOf(millis / 1000) : String.valueOf(millis / 1000.0);
    }

    /** A step took too long. */
    Failure timedOut(ConnectStep step) {
        String detail = step + " not answered within " + options.session().connectTimeoutMillis() + " ms";
        return switch (step) {
            case TCP -> {
                Proxy proxy = options.network().proxy();
                yield proxy == null
                        ? failure("noAnswer", TransportProblem.NO_ANSWER, RetryPolicy.RETRY, detail)
                        : proxyFailure(proxy, "proxyNoAnswer", RetryPolicy.RETRY, detail);
            }
            case TLS -> failure("noTlsAnswer", TransportProblem.NO_ANSWER, RetryPolicy.RETRY, detail);
            case WEB_SOCKET -> failure("noWebSocketAnswer", TransportProblem.NO_ANSWER, RetryPolicy.RETRY, detail);
            case CONNECT -> failure("noConnAck", TransportProblem.NO_CONNACK, RetryPolicy.RETRY, detail);
        };
    }

    /** Looking the name up took too long. */
    Failure resolverTimedOut() {
        return failure(
                "resolverSilent",
                TransportProblem.UNKNOWN_HOST,
                RetryPolicy.RETRY,
                "no answer from the resolver within " + options.session().connectTimeoutMillis() + " ms");
    }

    /** The name of the broker, or of the proxy, was not found. */
    Failure unresolved(Throwable cause) {
        CauseChain chain = CauseChain.of(cause);
        Proxy proxy = options.network().proxy();
        return proxy == null
                ? failure("unknownHost", TransportProblem.UNKNOWN_HOST, RetryPolicy.RETRY, chain.detail())
                : proxyFailure(proxy, "proxyUnknown", RetryPolicy.RETRY, chain.detail());
    }

    /** The link broke with {@code cause}. */
    Failure broken(Throwable cause, WireFacts facts, @Nullable TlsParameters tls, boolean wasUp) {
        CauseChain chain = CauseChain.of(cause);
        boolean ofTls = chain.has(SSLException.class, CertificateException.class, NotSslRecordException.class);
        if (ofTls || (!wasUp && ClientCertificateWords.closedAfterAsking(tls, facts))) {
            return new TlsWords(this, options, chain, tls).failure();
        }
        if (wasUp) {
            return lost(chain);
        }
        return switch (facts.step()) {
            case TCP -> dialling(chain);
            case TLS -> failure("closedDuringTls", TransportProblem.CLOSED_DURING_TLS, few(), chain.detail());
            case WEB_SOCKET -> webSocket(chain);
            case CONNECT -> login(chain, facts);
        };
    }

    private Failure lost(CauseChain chain) {
        if (chain.says("PINGRESP")) {
            return failure("stalled", TransportProblem.STALLED, RetryPolicy.RETRY, chain.detail());
        }
        if (chain.has(MqttDecodeException.class)) {
            return new Failure.Protocol(words("malformed", few()), chain.detail());
        }
        return failure("lost", TransportProblem.LOST, RetryPolicy.RETRY, chain.detail());
    }

    private Failure dialling(CauseChain chain) {
        Proxy proxy = options.network().proxy();
        String detail = chain.detail();
        if (chain.has(ProxyConnectException.class) && proxy != null) {
            boolean login = chain.says("407", "authentication", "authStatus", "FORBIDDEN");
            return proxyFailure(proxy, login ? "proxyLogin" : "proxyRefused", login ? RetryPolicy.STOP : few(), detail);
        }
        if (chain.has(UnknownHostException.class, UnresolvedAddressException.class)) {
            return failure("unknownHost", TransportProblem.UNKNOWN_HOST, RetryPolicy.RETRY, detail);
        }
        boolean unreachable = chain.has(ConnectTimeoutException.class, NoRouteToHostException.class)
                || chain.says("timed out", "no route", "unreachable");
        if (proxy != null && (unreachable || chain.has(ConnectException.class))) {
            return proxyFailure(proxy, "proxyNoAnswer", RetryPolicy.RETRY, detail);
        }
        if (unreachable) {
            return failure("noAnswer", TransportProblem.NO_ANSWER, RetryPolicy.RETRY, detail);
        }
        if (chain.has(ConnectException.class)) {
            return failure("refused", TransportProblem.REFUSED, RetryPolicy.RETRY, detail);
        }
        return failure("other", TransportProblem.OTHER, few(), detail);
    }

    private Failure webSocket(CauseChain chain) {
        String status = chain.find(WebSocketHandshakeException.class)
                .map(handshake -> HttpStatuses.in(String.valueOf(handshake.getMessage())))
                .orElse("");
        String path = "/" + options.address().path();
        String key = switch (status.isEmpty() ? "" : status.substring(0, 3)) {
            case "404" -> "webSocketPath";
            case "401", "403", "407" -> "webSocketLogin";
            case "301", "302", "303", "307", "308" -> "webSocketMoved";
            case "" -> chain.says("subprotocol") ? "webSocketProtocol" : "notWebSocket";
            default -> "webSocketRefused";
        };
        TransportProblem problem =
                key.equals("notWebSocket") ? TransportProblem.NOT_WEB_SOCKET : TransportProblem.WEB_SOCKET_REFUSED;
        RetryPolicy policy = status.startsWith("5") || status.startsWith("429") ? few() : RetryPolicy.STOP;
        return failure(key, problem, policy, chain.detail(), path, status);
    }

    private Failure login(CauseChain chain, WireFacts facts) {
        String detail = chain.detail();
        Banner banner = Banner.of(facts.firstBytes());
        return switch (banner.kind()) {
            case TLS -> failure("looksLikeTls", TransportProblem.LOOKS_LIKE_TLS, RetryPolicy.STOP, detail);
            case HTTP -> failure("speaksHttp", TransportProblem.NOT_MQTT, RetryPolicy.STOP, detail, banner.text());
            case SSH -> failure("speaksSsh", TransportProblem.NOT_MQTT, RetryPolicy.STOP, detail, banner.text());
            case TEXT -> failure("speaksOther", TransportProblem.NOT_MQTT, RetryPolicy.STOP, detail, banner.text());
            case OTHER -> closedOrInvalid(chain, detail);
        };
    }

    private Failure closedOrInvalid(CauseChain chain, String detail) {
        if (chain.says("did not assign a Client Identifier")) {
            return new Failure.Protocol(words("clientIdNotAssigned", RetryPolicy.STOP), detail);
        }
        if (chain.has(MqttDecodeException.class)
                || chain.says("must not be received before CONNACK", "must not receive")) {
            return new Failure.Protocol(words("invalidConnAck", RetryPolicy.STOP), detail);
        }
        if (chain.says("Timeout while waiting for CONNACK", "timeout")) {
            return failure("noConnAck", TransportProblem.NO_CONNACK, RetryPolicy.RETRY, detail);
        }
        if (chain.has(IllegalArgumentException.class)) {
            return new Failure.Local(words("unusableOptions", RetryPolicy.STOP), detail);
        }
        return failure(
                version == ProtocolVersion.V5 ? "closedDuringLogin5" : "closedDuringLogin3",
                TransportProblem.CLOSED_DURING_LOGIN,
                few(),
                detail);
    }

    Failure failure(String key, TransportProblem problem, RetryPolicy policy, String detail, Object... more) {
        return new Failure.Transport(words(key, policy, more), problem, detail);
    }

    private Failure proxyFailure(Proxy proxy, String key, RetryPolicy policy, String detail) {
        return failure(key, TransportProblem.PROXY, policy, detail, proxy.host(), String.valueOf(proxy.port()));
    }

    private Failure.Explanation words(String key, RetryPolicy policy, Object... more) {
        List<Object> arguments = new ArrayList<>(arguments(null));
        arguments.addAll(List.of(more));
        String stem = "failure." + key;
        return new Failure.Explanation(
                new Text(stem + ".what", arguments),
                new Text(stem + ".why", arguments),
                new Text(stem + ".remedy", arguments),
                policy);
    }

    private static RetryPolicy few() {
        return RetryPolicy.RETRY_FIVE_TIMES;
    }
}
