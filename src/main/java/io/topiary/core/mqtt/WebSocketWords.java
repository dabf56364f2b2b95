package io.topiary.core.mqtt;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words for a WebSocket handshake that failed (RFC 6455, section 4). */
final class WebSocketWords {

    private final TransportWords words;
    private final ConnectOptions options;
    private final AddressRemedies remedies;

    WebSocketWords(TransportWords words, ConnectOptions options) {
        this.words = words;
        this.options = options;
        this.remedies = new AddressRemedies(options.address());
    }

    Failure failure(CauseChain chain, Banner banner) {
        if (banner.kind() == Banner.Kind.TLS) {
            return words.failure(
                    "looksLikeTls",
                    TransportProblem.LOOKS_LIKE_TLS,
                    RetryPolicy.STOP,
                    remedies.withTls(),
                    chain.detail());
        }
        String status = chain.find(WebSocketHandshakeException.class)
                .map(handshake -> HttpStatuses.in(String.valueOf(handshake.getMessage())))
                .orElse("");
        if (!status.isEmpty()) {
            return answered(chain, status);
        }
        if (chain.says("subprotocol")) {
            return failure("webSocketProtocol", RetryPolicy.STOP, remedies.otherPath(), chain, "", subprotocol());
        }
        if (chain.says("Invalid challenge", "Invalid handshake", "upgrade")) {
            return failure("webSocketBroken", RetryPolicy.STOP, remedies.otherPath(), chain, "");
        }
        List<Remedy> offered = new ArrayList<>(remedies.withoutWebSocket());
        offered.addAll(remedies.withTls());
        return words.failure(
                "notWebSocket", TransportProblem.NOT_WEB_SOCKET, RetryPolicy.STOP, offered, chain.detail());
    }

    private Failure answered(CauseChain chain, String status) {
        return switch (status.substring(0, 3)) {
            case "404" -> failure("webSocketPath", RetryPolicy.STOP, remedies.otherPath(), chain, status);
            case "401", "403", "407" -> failure("webSocketLogin", RetryPolicy.STOP, List.of(), chain, status);
            case "301", "302", "303", "307", "308" -> moved(chain, status);
            case "429" -> failure("webSocketRefused", RetryPolicy.RETRY_FIVE_TIMES, List.of(), chain, status);
            default -> {
                boolean passes = status.startsWith("5");
                List<Remedy> others = new ArrayList<>(passes ? List.of() : remedies.otherPath());
                if (status.startsWith("400")) {
                    // what web servers say to plain text on a TLS port
                    others.addAll(remedies.withTls());
                }
                yield failure(
                        passes ? "webSocketBusy" : "webSocketRefused",
                        passes ? RetryPolicy.RETRY_FIVE_TIMES : RetryPolicy.STOP,
                        others,
                        chain,
                        status);
            }
        };
    }

    private Failure moved(CauseChain chain, String status) {
        String location = chain.find(WebSocketClientHandshakeException.class)
                .map(WebSocketClientHandshakeException::response)
                .map(HttpResponse::headers)
                .map(headers -> headers.get(HttpHeaderNames.LOCATION))
                .orElse("");
        List<Remedy> there =
                target(location).<Remedy>map(Remedy.UseAddress::new).stream().toList();
        return failure(
                location.isEmpty() ? "webSocketMoved" : "webSocketMovedTo",
                RetryPolicy.STOP,
                there,
                chain,
                status,
                BrokerText.escape(location));
    }

    /** The address that a redirection names, if it is one of a WebSocket. */
    private Optional<BrokerAddress> target(String location) {
        try {
            BrokerAddress here = options.address();
            URI uri = new URI(here.scheme().webSocket() ? here.uri() : "ws://invalid").resolve(new URI(location));
            String name = String.valueOf(uri.getScheme())
                    .replace("https", Scheme.WSS.prefix())
                    .replace("http", Scheme.WS.prefix());
            Scheme scheme = Scheme.of(name).filter(Scheme::webSocket).orElse(null);
            if (scheme == null || uri.getHost() == null || location.isEmpty()) {
                return Optional.empty();
            }
            String path = String.valueOf(uri.getRawPath()).replaceFirst("^/", "");
            return Optional.of(new BrokerAddress(
                    scheme,
                    uri.getHost(),
                    uri.getPort() < 0 ? scheme.defaultPort() : uri.getPort(),
                    uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private String subprotocol() {
        return options.network().webSocket().subprotocol();
    }

    /** {5} path, {6} status, {7} and on what else there is. */
    private Failure failure(
            String key, RetryPolicy policy, List<Remedy> offered, CauseChain chain, String status, String... more) {
        List<Object> arguments = new ArrayList<>(List.of("/" + options.address().path(), status));
        arguments.addAll(List.of(more));
        return words.failure(
                key, TransportProblem.WEB_SOCKET_REFUSED, policy, offered, chain.detail(), arguments.toArray());
    }
}
