package io.topiary.core.profile;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.text.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A broker as people paste it: {@code mqtt://user:password@host:port/path}. The path is that of a WebSocket, never a
 * topic. User and password are percent-decoded; everything else stays as written.
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
    private static final Pattern HOST_FORBIDDEN = Pattern.compile("[\\s\\p{Cntrl}\\[\\]<>\"\\\\^`{|}%]");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._~-]+)?");
    private static final Pattern PLAIN_AUTHORITY = Pattern.compile("([^:]*|\\[.*\\])(:[0-9]{0,5})?");
    private static final String CLIENT_ID = "clientId=";

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
        Scheme scheme = Scheme.of(prefix).orElseThrow(() -> new InvalidProfileException("uri.invalid.scheme", prefix));
        String rest = trimmed.substring(colon + 3);
        int end = authorityEnd(rest);
        String authority = rest.substring(0, end);
        int at = authority.lastIndexOf('@');
        String tail = rest.substring(end);
        boolean plain = PLAIN_AUTHORITY.matcher(authority).matches()
                && (scheme.webSocket() || tail.startsWith("?" + CLIENT_ID) || tail.startsWith("/?" + CLIENT_ID));
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

    /** The URI without the password. */
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
            throw new InvalidProfileException("uri.invalid.topic", scheme.prefix(), path);
        }
        return "";
    }

    private static String clientId(String tail) {
        int question = tail.indexOf('?');
        if (question < 0) {
            return "";
        }
        String query = tail.substring(question + 1);
        if (!query.startsWith(CLIENT_ID) || query.indexOf('&') >= 0) {
            throw new InvalidProfileException("uri.invalid.query", query);
        }
        return PercentCode.decode(query.substring(CLIENT_ID.length()), "uri.part.clientId");
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
                                ? Text.of("uri.invalid.brackets", text)
                                : Text.of("uri.invalid.colons"));
            }
            String host = colon < 0 ? text : text.substring(0, colon);
            if (host.isEmpty()) {
                throw new InvalidProfileException("uri.invalid.noHost");
            }
            if (HOST_FORBIDDEN.matcher(host).find()) {
                throw new InvalidProfileException("uri.invalid.host", host);
            }
            return new HostPort(host, colon < 0 ? scheme.defaultPort() : port(text.substring(colon + 1), scheme));
        }

        private static HostPort bracketed(String text, Scheme scheme) {
            int close = text.indexOf(']');
            String host = close < 0 ? "" : text.substring(1, close).replace("%25", "%");
            String after = text.substring(close + 1);
            if (!IPV6.matcher(host).matches() || !(after.isEmpty() || after.startsWith(":"))) {
                throw new InvalidProfileException("uri.invalid.ipv6", text);
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
                        number ? Text.of("uri.invalid.port", text) : Text.of("uri.invalid.portWord"));
            }
            return port;
        }
    }
}
