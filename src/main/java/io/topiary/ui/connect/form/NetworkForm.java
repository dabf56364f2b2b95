package io.topiary.ui.connect.form;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.HttpHeader;
import io.topiary.core.mqtt.NetworkOptions;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.WebSocketOptions;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.InvalidProfileException;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.text.Text;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** The way to the broker. FX thread. */
public final class NetworkForm extends FormSection {

    private static final int LARGEST_PORT = 65_535;

    /** What the broker is reached through. */
    public enum ProxyChoice {
        NONE(null, ""),
        HTTP(Proxy.Kind.HTTP, "3128"),
        SOCKS5(Proxy.Kind.SOCKS5, "1080"),
        SOCKS4(Proxy.Kind.SOCKS4, "1080");

        private final Proxy.@Nullable Kind kind;
        private final String port;

        ProxyChoice(Proxy.@Nullable Kind kind, String port) {
            this.kind = kind;
            this.port = port;
        }

        private static ProxyChoice of(@Nullable Proxy proxy) {
            return proxy == null ? NONE : valueOf(proxy.kind().name());
        }
    }

    /** Further servers as URIs, or as {@code host:port} with the scheme of the first. */
    public final RowList<TextRow> servers = rows(Field.SERVERS, TextRow::empty);

    public final BooleanProperty srv = flag(false, Field.SRV);
    public final StringProperty localAddress = text(Field.LOCAL_ADDRESS);
    public final ObjectProperty<ProxyChoice> proxy = choice(ProxyChoice.NONE, Field.PROXY_HOST, Field.PROXY_PORT);
    public final StringProperty proxyHost = text(Field.PROXY_HOST);

    /** Follows the kind of proxy until it is another than the kind's own. */
    public final StringProperty proxyPort = text(Field.PROXY_PORT);

    public final StringProperty proxyUser = text();
    public final StringProperty proxyPassword = text();
    public final StringProperty subprotocol = text(Field.SUBPROTOCOL);
    public final RowList<PairRow> headers = rows(Field.HEADERS, PairRow::empty);

    NetworkForm() {
        proxy.addListener((property, before, after) -> {
            if (proxyPort.get().equals(before.port)) {
                proxyPort.set(after.port);
            }
        });
    }

    void fill(NetworkOptions network) {
        servers.fill(network.alternates().stream()
                .map(address -> new TextRow(address.uri()))
                .toList());
        srv.set(network.srv());
        localAddress.set(Objects.requireNonNullElse(network.localAddress(), ""));
        Proxy old = network.proxy();
        proxy.set(ProxyChoice.of(old));
        proxyHost.set(old == null ? "" : old.host());
        proxyPort.set(old == null ? "" : String.valueOf(old.port()));
        proxyUser.set(old == null || old.user() == null ? "" : old.user());
        subprotocol.set(network.webSocket().subprotocol());
        headers.fill(network.webSocket().headers().stream()
                .map(header -> new PairRow(header.name(), typed(header.value())))
                .toList());
    }

    /** The way, without the password of the proxy. */
    NetworkOptions read(Problems problems, BrokerForm broker) {
        checkSrv(problems, broker);
        return new NetworkOptions(
                readServers(problems, broker.scheme.get()),
                srv.get(),
                readLocalAddress(problems),
                readProxy(problems),
                new WebSocketOptions(readSubprotocol(problems), readHeaders(problems)));
    }

    /** Shows the values of headers that are among {@code known} passwords. */
    void showHeaderSecrets(Map<String, Secret> known) {
        for (PairRow row : headers.rows()) {
            Secret value = known.get(SecretName.header(row.nameProperty().get()));
            if (value != null && row.valueProperty().get().isEmpty()) {
                row.valueProperty().set(typed(value));
            }
        }
    }

    /** The values of headers that are secret, by use. */
    Map<String, Secret> headerSecrets() {
        Map<String, Secret> secrets = new TreeMap<>();
        for (HttpHeader header : readHeaders(new Problems())) {
            Secret value = header.value();
            if (header.isSecret() && value != null) {
                secrets.put(SecretName.header(header.name()), value);
            }
        }
        return secrets;
    }

    private void checkSrv(Problems problems, BrokerForm broker) {
        if (!srv.get()) {
            return;
        }
        if (broker.scheme.get().webSocket()) {
            problems.put(Field.SRV, Text.of("connect.error.srvWebSocket"));
        } else if (isAddress(broker.host.get().strip())) {
            problems.put(Field.SRV, Text.of("connect.error.srvAddress"));
        }
    }

    private List<BrokerAddress> readServers(Problems problems, Scheme scheme) {
        return servers.filled().stream()
                .<BrokerAddress>mapMulti((row, found) -> {
                    String typed = row.stripped();
                    try {
                        found.accept(ConnectionUri.parse(
                                        ConnectionUri.isMeant(typed) ? typed : scheme.prefix() + "://" + typed)
                                .address());
                    } catch (InvalidProfileException e) {
                        problems.put(Field.SERVERS, row, e.text());
                    }
                })
                .toList();
    }

    private @Nullable String readLocalAddress(Problems problems) {
        String typed = localAddress.get().strip();
        if (typed.isEmpty()) {
            return null;
        }
        if (!isAddress(typed)) {
            problems.put(Field.LOCAL_ADDRESS, Text.of("connect.error.localAddress"));
        }
        return typed;
    }

    private @Nullable Proxy readProxy(Problems problems) {
        Proxy.Kind kind = proxy.get().kind;
        if (kind == null) {
            return null;
        }
        String host = proxyHost.get().strip();
        if (host.isEmpty() || host.chars().anyMatch(c -> Character.isWhitespace(c) || c == '/')) {
            problems.put(Field.PROXY_HOST, Text.of("connect.error.proxyHost"));
        }
        int port = (int) problems.number(Field.PROXY_PORT, proxyPort.get(), 1, LARGEST_PORT, "connect.error.port");
        return new Proxy(kind, host, port, proxyUser.get().isEmpty() ? null : proxyUser.get(), null);
    }

    private String readSubprotocol(Problems problems) {
        String typed = subprotocol.get().strip();
        if (!typed.isEmpty() && !HttpHeader.isName(typed)) {
            problems.put(Field.SUBPROTOCOL, Text.of("connect.error.subprotocol"));
        }
        return typed.isEmpty() ? WebSocketOptions.SUBPROTOCOL : typed;
    }

    private List<HttpHeader> readHeaders(Problems problems) {
        return headers.filled().stream()
                .<HttpHeader>mapMulti((row, found) -> {
                    String name = row.nameProperty().get().strip();
                    String value = row.valueProperty().get();
                    if (!HttpHeader.isName(name)) {
                        problems.put(Field.HEADERS, row, Text.of("connect.error.headerName"));
                    } else if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)) {
                        problems.put(Field.HEADERS, row, Text.of("connect.error.headerValue"));
                    } else {
                        found.accept(new HttpHeader(name, value.isEmpty() ? null : Secret.of(value)));
                    }
                })
                .toList();
    }

    private static String typed(@Nullable Secret value) {
        return value == null ? "" : new String(value.chars());
    }

    /** Whether it is an IP address; asks no name server. */
    private static boolean isAddress(String typed) {
        try {
            InetAddress.ofLiteral(typed);
            return true;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
