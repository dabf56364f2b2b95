package io.topiary.cli;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** {@code socks5h://[user[:password]@]host[:port]}, as mosquitto takes it; {@code http://} for an HTTP proxy. */
final class ProxyUri {

    private ProxyUri() {}

    static Proxy parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw CliException.usage("cli.proxy");
        }
        String scheme = String.valueOf(uri.getScheme());
        String host = uri.getHost();
        if (host == null || !(scheme.equals("socks5h") || scheme.equals("socks5") || scheme.equals("http"))) {
            throw CliException.usage("cli.proxy");
        }
        boolean http = scheme.equals("http");
        int port = uri.getPort() > 0 ? uri.getPort() : http ? 8080 : 1080;
        @Nullable String login = uri.getUserInfo();
        int colon = login == null ? -1 : login.indexOf(':');
        return new Proxy(
                http ? Proxy.Kind.HTTP : Proxy.Kind.SOCKS5,
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                (int) Numbers.range("--proxy", port, 1, 65_535),
                login == null ? null : colon < 0 ? login : login.substring(0, colon),
                login == null || colon < 0 ? null : Secret.of(login.substring(colon + 1)));
    }
}
