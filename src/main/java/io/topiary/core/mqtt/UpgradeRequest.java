package io.topiary.core.mqtt;

import io.topiary.core.message.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the WebSocket upgrade request says beside what the client library puts in (RFC 6455, section 4.1). */
public final class UpgradeRequest {

    /** Characters that a request target can't have as they are (RFC 3986, appendix A); a percent sign stays. */
    private static final String ENCODED = " \"#<>\\^`{|}";

    private UpgradeRequest() {}

    /**
     * Looks whether the headers of {@code options} can be sent.
     *
     * @throws PreparationException if a value has a character that would end the header, or is none of Latin-1 (RFC 9110,
     *     section 5.5); its words name the header and not the value
     */
    public static void check(WebSocketOptions options) throws PreparationException {
        for (HttpHeader header : options.headers()) {
            Secret value = header.value();
            if (value != null && !isSendable(value.chars())) {
                throw new PreparationException("headerValue", null, header.name());
            }
        }
    }

    private static boolean isSendable(char[] value) {
        for (char c : value) {
            if ((c < 0x20 && c != '\t') || c == 0x7F || c > 0xFF) {
                return false;
            }
        }
        return true;
    }

    /**
     * Path and query of {@code address} as they go over the wire: as the user wrote them, and what can't be sent so
     * percent-encoded. What is encoded already is not encoded again; the client library would, and break signed queries.
     */
    public static String target(BrokerAddress address) {
        StringBuilder target = new StringBuilder("/");
        for (byte octet : address.path().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xFF);
            if (c <= 0x20 || c >= 0x7F || ENCODED.indexOf(c) >= 0) {
                target.append("%%%02X".formatted((int) c));
            } else {
                target.append(c);
            }
        }
        return target.toString();
    }

    /**
     * Whether the client library can write {@code host} into the URI that it makes; names with an underscore, as Docker
     * gives them, are none of a URI's hosts.
     */
    static boolean isUriHost(String host) {
        try {
            return new URI("ws", null, host, 1, "/", null, null).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /**
     * The headers to set. Several of one name become one, as RFC 9110, section 5.3 allows; those whose secret value is not
     * known are left out. {@code Host} and {@code Origin} name the host, whatever name is dialled under.
     */
    public static Map<String, String> headers(BrokerAddress address, WebSocketOptions options) {
        String authority =
                address.port() == address.scheme().defaultPort() ? address.bracketedHost() : address.hostAndPort();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Host", authority);
        headers.put("Origin", (address.scheme().tls() ? "https://" : "http://") + authority);
        Map<String, String> own = new LinkedHashMap<>();
        for (HttpHeader header : options.headers()) {
            Secret value = header.value();
            if (value != null) {
                String name = header.name().toLowerCase(Locale.ROOT);
                own.merge(
                        name,
                        new String(value.chars()),
                        (first, next) -> first + (name.equals("cookie") ? "; " : ", ") + next);
            }
        }
        headers.putAll(own);
        return headers;
    }
}
