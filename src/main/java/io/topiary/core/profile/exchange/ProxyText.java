package io.topiary.core.profile.exchange;

import io.topiary.core.mqtt.Proxy;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.secrets.SecretName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A proxy as mosquitto's {@code --proxy} takes it: {@code socks5h://[user[:password]@]host[:port]}. */
final class ProxyText {

    private static final Map<String, Proxy.Kind> KINDS =
            Map.of("socks5h", Proxy.Kind.SOCKS5, "socks5", Proxy.Kind.SOCKS5, "http", Proxy.Kind.HTTP);

    private static final int SOCKS_PORT = 1080;
    private static final int HTTP_PORT = 8080;

    private ProxyText() {}

    /** The proxy that {@code text} names, its password put apart in {@code draft}; null if it names none. */
    static @Nullable Proxy parse(String text, ProfileDraft draft) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return refused(draft);
        }
        Proxy.Kind kind = KINDS.get(String.valueOf(uri.getScheme()));
        String host = String.valueOf(uri.getHost()).replaceAll("[\\[\\]]", "");
        if (kind == null || uri.getHost() == null || !ConnectionUri.isHost(host)) {
            return refused(draft);
        }
        String login = uri.getUserInfo();
        int colon = login == null ? -1 : login.indexOf(':');
        int usual = kind == Proxy.Kind.HTTP ? HTTP_PORT : SOCKS_PORT;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        if (port < 1 || port > 65_535) {
            return refused(draft);
        }
        if (login != null && colon >= 0) {
            draft.secret(SecretName.PROXY, login.substring(colon + 1));
        }
        String user = login == null || colon < 0 ? login : login.substring(0, colon);
        return new Proxy(kind, host, port, user, null);
    }

    private static @Nullable Proxy refused(ProfileDraft draft) {
        draft.warnings().add("exchange.warn.proxy");
        return null;
    }
}
