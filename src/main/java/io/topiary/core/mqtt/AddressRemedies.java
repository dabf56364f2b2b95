package io.topiary.core.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Other addresses of the same host that are worth a try, by where brokers usually listen. */
final class AddressRemedies {

    private static final int PLAIN = 1883;
    private static final int TLS = 8883;
    private static final Set<Integer> WEB = Set.of(80, 8000, 8080, 8083, 9001);
    private static final Set<Integer> SECURE_WEB = Set.of(443, 8084, 8443);
    private static final String USUAL_PATH = "mqtt";
    private static final List<String> USUAL_PATHS = List.of(USUAL_PATH, "ws", "");

    private final BrokerAddress address;

    AddressRemedies(BrokerAddress address) {
        this.address = address;
    }

    /** Nothing listens on the port. */
    List<Remedy> otherPort() {
        return switch (address.scheme()) {
            case MQTT -> except(use(Scheme.MQTTS, TLS), use(Scheme.MQTT, PLAIN));
            case MQTTS -> except(use(Scheme.MQTTS, TLS));
            case WS -> except(use(Scheme.WS, 9001), use(Scheme.WS, 8083));
            case WSS -> except(use(Scheme.WSS, 8084), use(Scheme.WSS, 443));
        };
    }

    /** Something listens there and does not answer CONNECT. */
    List<Remedy> otherLayer() {
        int port = address.port();
        return switch (address.scheme()) {
            case MQTT -> {
                if (WEB.contains(port)) {
                    yield List.of(use(Scheme.WS, port));
                }
                yield List.of(use(SECURE_WEB.contains(port) ? Scheme.WSS : Scheme.MQTTS, port));
            }
            case MQTTS -> SECURE_WEB.contains(port) ? List.of(use(Scheme.WSS, port)) : List.of();
            case WS, WSS -> List.of();
        };
    }

    /** The port wants TLS. */
    List<Remedy> withTls() {
        return switch (address.scheme()) {
            case MQTT -> List.of(use(Scheme.MQTTS, address.port()));
            case WS -> List.of(use(Scheme.WSS, address.port()));
            case MQTTS, WSS -> List.of();
        };
    }

    /** The port does not use TLS. */
    List<Remedy> withoutTls() {
        return switch (address.scheme()) {
            case MQTTS -> except(use(Scheme.MQTT, address.port()), use(Scheme.MQTTS, TLS));
            case WSS -> List.of(use(Scheme.WS, address.port()));
            case MQTT, WS -> List.of();
        };
    }

    /** The port is a web server's, with or without TLS. */
    List<Remedy> asWebSocket(boolean tls) {
        return List.of(use(tls ? Scheme.WSS : Scheme.WS, address.port()));
    }

    /** The port is no web server's. */
    List<Remedy> withoutWebSocket() {
        return switch (address.scheme()) {
            case WS -> List.of(use(Scheme.MQTT, address.port()));
            case WSS -> List.of(use(Scheme.MQTTS, address.port()));
            case MQTT, MQTTS -> List.of();
        };
    }

    /** The path is not the broker's. */
    List<Remedy> otherPath() {
        return USUAL_PATHS.stream()
                .filter(path -> !path.equals(address.path()))
                .<Remedy>map(Remedy.UsePath::new)
                .toList();
    }

    private Remedy.UseAddress use(Scheme scheme, int port) {
        boolean kept = scheme.webSocket() && address.scheme().webSocket();
        String path = kept ? address.path() : scheme.webSocket() ? USUAL_PATH : "";
        return new Remedy.UseAddress(new BrokerAddress(scheme, address.host(), port, path));
    }

    /** Those that are not what was tried. */
    private List<Remedy> except(Remedy.UseAddress... candidates) {
        List<Remedy> others = new ArrayList<>();
        for (Remedy.UseAddress candidate : candidates) {
            if (!candidate.address().equals(address)) {
                others.add(candidate);
            }
        }
        return others;
    }
}
