package io.topiary.core.mqtt;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the bytes travel in. */
public enum Scheme {
    MQTT("mqtt", 1883, false, false),
    MQTTS("mqtts", 8883, true, false),
    WS("ws", 80, false, true),
    WSS("wss", 443, true, true);

    private final String prefix;
    private final int defaultPort;
    private final boolean tls;
    private final boolean webSocket;

    Scheme(String prefix, int defaultPort, boolean tls, boolean webSocket) {
        this.prefix = prefix;
        this.defaultPort = defaultPort;
        this.tls = tls;
        this.webSocket = webSocket;
    }

    /** The scheme of a URI, without {@code ://}; case does not matter. */
    public static Optional<Scheme> of(String prefix) {
        String wanted = prefix.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(scheme -> scheme.prefix.equals(wanted))
                .findFirst();
    }

    /** As written in a URI, without {@code ://}. */
    public String prefix() {
        return prefix;
    }

    /** The port that is meant when none is written. */
    public int defaultPort() {
        return defaultPort;
    }

    /** Whether the connection is encrypted. */
    public boolean tls() {
        return tls;
    }

    /** Whether MQTT travels in WebSocket frames (MQTT 5, section 6). */
    public boolean webSocket() {
        return webSocket;
    }
}
