package io.topiary.core.profile.exchange;

import io.topiary.core.mqtt.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * What stands after {@code -L} of mosquitto's clients: {@code mqtt(s)://[user[:password]@]host[:port]/topic}. Other than
 * in Topiary's own addresses the path is a topic, a WebSocket has MQTT's ports, and nothing is percent-encoded.
 *
 * @param port 1 to 65,535
 * @param topic what is subscribed or published to, empty if none is written
 */
record MosquittoUrl(
        boolean tls,
        boolean webSocket,
        @Nullable String user,
        @Nullable String password,
        String host,
        long port,
        String topic) {

    /** @throws RefusedException if it is none; without the text, which may hold a password */
    static MosquittoUrl parse(String text) {
        int colon = text.indexOf("://");
        Scheme scheme = Scheme.of(colon < 0 ? "" : text.substring(0, colon))
                .orElseThrow(() -> new RefusedException("exchange.refused.url"));
        String rest = text.substring(colon + 3);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String topic = slash < 0 ? "" : rest.substring(slash + 1);
        int at = authority.lastIndexOf('@');
        String login = at < 0 ? "" : authority.substring(0, at);
        int separator = login.indexOf(':');
        String place = authority.substring(at + 1);
        int portAt = place.endsWith("]") ? -1 : place.lastIndexOf(':');
        long usual = scheme.tls() ? Scheme.MQTTS.defaultPort() : Scheme.MQTT.defaultPort();
        Long port = portAt < 0 ? Long.valueOf(usual) : Figures.number(place.substring(portAt + 1), 1, 65_535);
        if (port == null) {
            throw new RefusedException("exchange.refused.url");
        }
        return new MosquittoUrl(
                scheme.tls(),
                scheme.webSocket(),
                at < 0 ? null : separator < 0 ? login : login.substring(0, separator),
                separator < 0 ? null : login.substring(separator + 1),
                portAt < 0 ? place : place.substring(0, portAt),
                port,
                topic);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
