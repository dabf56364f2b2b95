package io.topiary.core.profile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.HttpHeader;
import io.topiary.core.mqtt.NetworkOptions;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.WebSocketOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The way to the broker as JSON. Secret values of headers and the proxy's password are never written. */
final class NetworkJson {

    private static final int PROXY_PORT = 1080;

    private NetworkJson() {}

    static NetworkOptions read(JsonValues values) {
        return new NetworkOptions(
                values.strings("servers").stream()
                        .map(server -> ConnectionUri.parse(server).address())
                        .toList(),
                values.flag("srv", false),
                values.string("localAddress"),
                proxy(values.object("proxy")),
                webSocket(values.object("webSocket")));
    }

    static void write(JsonFields fields, NetworkOptions network) {
        fields.put(
                "servers", network.alternates().stream().map(BrokerAddress::uri).toList());
        fields.putIf("srv", network.srv());
        fields.put("localAddress", network.localAddress());
        writeProxy(fields.node(), network.proxy());
        writeWebSocket(fields.node(), network.webSocket());
    }

    private static @Nullable Proxy proxy(@Nullable JsonValues values) {
        return values == null
                ? null
                : new Proxy(
                        values.oneOf(
                                "kind",
                                Proxy.Kind.SOCKS5,
                                Proxy.Kind.values(),
                                kind -> kind.name().toLowerCase(Locale.ROOT)),
                        values.string("host", "localhost"),
                        (int) values.number("port", PROXY_PORT, 1, 65_535),
                        values.string("user"),
                        null);
    }

    private static void writeProxy(ObjectNode node, @Nullable Proxy proxy) {
        if (proxy == null) {
            node.remove("proxy");
            return;
        }
        JsonFields fields = new JsonFields(JsonFields.child(node, "proxy"));
        fields.put("kind", proxy.kind().name().toLowerCase(Locale.ROOT));
        fields.put("host", proxy.host());
        fields.node().put("port", proxy.port());
        fields.put("user", proxy.user());
    }

    private static WebSocketOptions webSocket(@Nullable JsonValues values) {
        if (values == null) {
            return WebSocketOptions.DEFAULT;
        }
        List<HttpHeader> headers = new ArrayList<>();
        for (JsonValues each : values.objectsOrNone("headers")) {
            String value = each.string("value");
            headers.add(each.parsed(
                    "name", () -> new HttpHeader(each.required("name"), value == null ? null : Secret.of(value))));
        }
        return new WebSocketOptions(values.string("subprotocol", WebSocketOptions.SUBPROTOCOL), headers);
    }

    private static void writeWebSocket(ObjectNode node, WebSocketOptions webSocket) {
        if (webSocket.equals(WebSocketOptions.DEFAULT)) {
            node.remove("webSocket");
            return;
        }
        ObjectNode object = JsonFields.child(node, "webSocket");
        object.put("subprotocol", webSocket.subprotocol());
        ArrayNode headers = object.putArray("headers");
        for (HttpHeader header : webSocket.headers()) {
            ObjectNode each = headers.addObject().put("name", header.name());
            Secret value = header.value();
            if (value != null && !header.isSecret()) {
                each.put("value", new String(value.chars()));
            }
        }
    }
}
