package io.topiary.core.mqtt;

import java.util.List;

/**
 * What a WebSocket handshake says beside path and query, which stand in {@link BrokerAddress#path()}.
 *
 * @param subprotocol {@code mqtt} by the standard (MQTT 5, section 6); some brokers want another one
 * @param headers sent with the upgrade request, in this order
 */
public record WebSocketOptions(String subprotocol, List<HttpHeader> headers) {

    /** The subprotocol of the standard. */
    public static final String SUBPROTOCOL = "mqtt";

    /** As the standard says. */
    public static final WebSocketOptions DEFAULT = new WebSocketOptions(SUBPROTOCOL, List.of());

    public WebSocketOptions {
        headers = List.copyOf(headers);
    }
}
