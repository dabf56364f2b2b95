package io.topiary.core.profile;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A broker as people paste it: {@code mqtt://user:password@host:port/path}. The path is that of a WebSocket, never a
 * topic. User and password are percent-decoded; everything else stays as written. {@code tcp}, {@code ssl} and {@code
 * tls}, which Paho's clients write, are read as {@code mqtt} and {@code mqtts}.
 *
 * @param address where the broker is; the scheme's port if none is written
 * @param user user name, or null if there is no {@code @}
 * @param password password, or null if none is written
 * @param clientId the value of {@code ?clientId=} with {@code mqtt} and {@code mqtts}, else empty
 */
public record ConnectionUri(
        BrokerAddress address,
        @Nullable String user,
        @Nullable Secret password,
        String clientId) {

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);
    private static final Pattern HOST_FORBIDDEN =
            Pattern.compile("[\\s\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}\\[\\]<>\"\\\\^`{|}%/?#@:]");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._~-]+)?");
    private static final Pattern PLAIN_AUTHORITY = Pattern.compile("([^:]*|\\[.*\\])(:[0-9]{0,5})?");
    private static final Pattern CLIENT_ID = Pattern.compile("clientid=", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLIENT_ID_TAIL = Pattern.compile("/?\\?" + CLIENT_ID, Pattern.CASE_INSENSITIVE);
    private static final Map<String, Scheme> ALIASES =
            Map.of("tcp", Scheme.MQTT, "ssl", Scheme.MQTTS, "tls", Scheme.MQTTS);

    /** A port, a dot or {@code localhost}: else every word would be a host. */
    private static final Pattern LIKE_A_HOST = Pattern.compile("(?!//)[^\\s/]*([.:][^\\s/]+|localhost)");

    /** Ports that brokers use for something else than MQTT over TCP. */
    private static final Map<Integer, Scheme> USUAL_PORTS = Map.of(
            8883, Scheme.MQTTS,
            80, Scheme.WS,
            8083, Scheme.WS,
            9001, Scheme.WS,
            443, Scheme.WSS,
            8084, Scheme.WSS);

    private static final int MOST_SHOWN = 100;

    /** Whether {@code text} is meant as a URI: something with a scheme and {@code ://}. */
    public static boolean isMeant(String text) {
        return SCHEME.matcher(text).matches();
    }

    /**
     * Reads {@code text}.
     *
     * @throws InvalidProfileException if it names no broker; its text says why and repeats no password
     */
    public static ConnectionUri parse(String text) {
        String trimmed = text.strip();
        int colon = trimmed.indexOf("://");
        if (colon < 0) {
            throw new InvalidProfileException("uri.invalid.noScheme");
        }
        String prefix = trimmed.substring(0, colon);
        Scheme scheme = scheme(prefix);
        String rest = trimmed.substring(colon + 3);
        int end = authorityEnd(rest);
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        String tail = rest.substring(end);
        boolean plain = PLAIN_AUTHORITY.matcher(authority).matches()
                && (scheme.webSocket() || CLIENT_ID_TAIL.matcher(tail).lookingAt());
        if (at < 0 && tail.indexOf('@') >= 0 && !plain) {
            // What looks like a port may be the beginning of a password with a slash in it: not to be repeated.
            throw new InvalidProfileException("uri.invalid.encode");
        }
        HostPort hostPort = HostPort.parse(authority.substring(at + 1), scheme);
        BrokerAddress address = new BrokerAddress(scheme, hostPort.host(), hostPort.port(), path(scheme, tail));
        String clientId = scheme.webSocket() ? "" : clientId(tail);
        if (at < 0) {
            return new ConnectionUri(address, null, null, clientId);
        }
        String userInfo = authority.substring(0, at);
        int separator = userInfo.indexOf(':');
        String user = PercentCode.decode(separator < 0 ? userInfo : userInfo.substring(0, separator), "uri.part.user");
        Secret password = separator < 0
                ? null
                : Secret.of(PercentCode.decode(userInfo.substring(separator + 1), "uri.part.password"));
        return new ConnectionUri(address, user, password, clientId);
    }

    /** The way to a saved profile that can be handed on: no password, no template as client identifier. */
    public static ConnectionUri of(ConnectionProfile profile) {
        Login login = profile.options().login();
        boolean passedOn =
                !profile.address().scheme().webSocket() && !login.clientId().contains(ClientIds.RANDOM);
        return new ConnectionUri(profile.address(), login.user(), null, passedOn ? login.clientId() : "");
    }

    /**
     * What {@code text} can mean if it is no URI but {@code host:port}, a name with a dot in it or an IP address: MQTT, or
     * what else is usual on that port. Nobody has said so: show it before it is used.
     *
     * @return empty if {@code text} has a scheme, or names no host
     */
    public static Optional<ConnectionUri> guess(String text) {
        String trimmed = text.strip();
        if (isMeant(trimmed) || !LIKE_A_HOST.matcher(trimmed).matches()) {
            return Optional.empty();
        }
        boolean bareIpv6 = trimmed.indexOf(':') != trimmed.lastIndexOf(':')
                && IPV6.matcher(trimmed).matches();
        try {
            ConnectionUri plain = parse("mqtt://" + (bareIpv6 ? "[" + trimmed + "]" : trimmed));
            BrokerAddress there = plain.address();
            Scheme scheme = USUAL_PORTS.getOrDefault(there.port(), Scheme.MQTT);
            return Optional.of(new ConnectionUri(
                    new BrokerAddress(scheme, there.host(), there.port(), ""), plain.user(), plain.password(), ""));
        } catch (InvalidProfileException noHost) {
            return Optional.empty();
        }
    }

    /** Whether {@code text} can be the host of an address: a name, an IPv4 address, an IPv6 address without brackets. */
    public static boolean isHost(String text) {
        return IPV6.matcher(text).matches()
                || (!text.isEmpty() && !HOST_FORBIDDEN.matcher(text).find());
    }

    /** The whole URI but for the password, for the clipboard: {@link #parse} makes the same of it. */
    public String text() {
        return clientId.isEmpty() ? toString() : this + "?clientId=" + PercentCode.encodeAll(clientId);
    }

    /** The URI without the password and without the client identifier. */
    @Override
    public String toString() {
        String uri = address.uri();
        String name = user;
        if (name == null || name.isEmpty()) {
            return uri;
        }
        int host = uri.indexOf("://") + 3;
        return uri.substring(0, host) + PercentCode.encode(name) + "@" + uri.substring(host);
    }

    private static int authorityEnd(String rest) {
        int end = rest.length();
        for (char stop : new char[] {'/', '?', '#'}) {
            int found = rest.indexOf(stop);
            end = found < 0 ? end : Math.min(end, found);
        }
        return end;
    }

    private static String path(Scheme scheme, String tail) {
        if (tail.indexOf('#') >= 0) {
            throw new InvalidProfileException("uri.invalid.fragment");
        }
        if (scheme.webSocket()) {
            if (tail.chars().anyMatch(c -> c <= ' ' || c == 127)) {
                throw new InvalidProfileException("uri.invalid.path");
            }
            return tail.startsWith("/") ? tail.substring(1) : tail;
        }
        String path = tail.indexOf('?') < 0 ? tail : tail.substring(0, tail.indexOf('?'));
        if (!path.isEmpty() && !path.equals("/")) {
            throw new InvalidProfileException("uri.invalid.topic", scheme.prefix(), shown(path));
        }
        return "";
    }

    private static String clientId(String tail) {
        int question = tail.indexOf('?');
        if (question < 0) {
            return "";
        }
        String query = tail.substring(question + 1);
        Matcher name = CLIENT_ID.matcher(query);
        if (!name.lookingAt() || query.indexOf('&') >= 0) {
            throw new InvalidProfileException("uri.invalid.query", shown(query));
        }
        return PercentCode.decode(query.substring(name.end()), "uri.part.clientId");
    }

    private static Scheme scheme(String prefix) {
        return Scheme.of(prefix)
                .or(() -> Optional.ofNullable(ALIASES.get(prefix.toLowerCase(Locale.ROOT))))
                .orElseThrow(() -> new InvalidProfileException("uri.invalid.scheme", shown(prefix)));
    }

    private static String shown(String text) {
        return Escapes.visible(text, MOST_SHOWN);
    }

    /** Host and port of a URI's authority, without user and password. */
    private record HostPort(String host, int port) {

        static HostPort parse(String text, Scheme scheme) {
            if (text.startsWith("[")) {
                return bracketed(text, scheme);
            }
            int colon = text.indexOf(':');
            if (colon >= 0 && text.indexOf(':', colon + 1) >= 0) {
                throw new InvalidProfileException(
                        IPV6.matcher(text).matches()
                                ? Text.of("uri.invalid.brackets", shown(text))
                                : Text.of("uri.invalid.colons"));
            }
            String host = colon < 0 ? text : text.substring(0, colon);
            if (host.isEmpty()) {
                throw new InvalidProfileException("uri.invalid.noHost");
            }
            if (HOST_FORBIDDEN.matcher(host).find()) {
                throw new InvalidProfileException("uri.invalid.host", shown(host));
            }
            return new HostPort(host, colon < 0 ? scheme.defaultPort() : port(text.substring(colon + 1), scheme));
        }

        private static HostPort bracketed(String text, Scheme scheme) {
            int close = text.indexOf(']');
            String host = close < 0 ? "" : text.substring(1, close).replace("%25", "%");
            String after = text.substring(close + 1);
            if (!IPV6.matcher(host).matches() || !(after.isEmpty() || after.startsWith(":"))) {
                throw new InvalidProfileException("uri.invalid.ipv6", shown(text));
            }
            return new HostPort(host, after.isEmpty() ? scheme.defaultPort() : port(after.substring(1), scheme));
        }

        private static int port(String text, Scheme scheme) {
            if (text.isEmpty()) {
                return scheme.defaultPort();
            }
            int port =
                    text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : 0;
            if (port < 1 || port > 65_535) {
                // A word here may be the password of an address whose @ was forgotten.
                boolean number = text.chars().allMatch(c -> c >= '0' && c <= '9');
                throw new InvalidProfileException(
                        number ? Text.of("uri.invalid.port", shown(text)) : Text.of("uri.invalid.portWord"));
            }
            return port;
        }
    }
}
