package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.MqttProxyConfig;
import com.hivemq.client.mqtt.MqttProxyConfigBuilder;
import com.hivemq.client.mqtt.MqttProxyProtocol;
import com.hivemq.client.mqtt.MqttWebSocketConfig;
import io.topiary.core.message.Secret;
import io.topiary.core.tls.TlsParameters;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** The client library's transport settings for a plan: TCP, TLS, WebSocket, proxy. */
final class TransportConfigs {

    /** The connection measures each step itself; the library's own clocks run later, as a second net. */
    private static final long SECOND_NET_MILLIS = 5_000;

    private TransportConfigs() {}

    static MqttClientTransportConfig of(LinkPlan plan) {
        long limit = plan.options().session().connectTimeoutMillis() + SECOND_NET_MILLIS;
        MqttClientTransportConfigBuilder builder = MqttClientTransportConfig.builder()
                .serverAddress(plan.server())
                .socketConnectTimeout(limit, TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(limit, TimeUnit.MILLISECONDS);
        TlsParameters tls = plan.tls();
        if (tls != null) {
            builder = builder.sslConfig(tlsConfig(tls, limit));
        }
        BrokerAddress address = plan.options().address();
        if (address.scheme().webSocket()) {
            builder = builder.webSocketConfig(
                    webSocketConfig(address, plan.options().network().webSocket(), limit));
        }
        Proxy proxy = plan.options().network().proxy();
        InetSocketAddress proxyAddress = plan.proxy();
        if (proxy != null && proxyAddress != null) {
            builder = builder.proxyConfig(proxyConfig(proxy, proxyAddress, limit));
        }
        return builder.build();
    }

    private static MqttClientSslConfig tlsConfig(TlsParameters tls, long limit) {
        MqttClientSslConfigBuilder builder = MqttClientSslConfig.builder()
                .trustManagerFactory(tls.trust())
                .keyManagerFactory(tls.keys())
                .protocols(tls.protocols())
                .handshakeTimeout(limit, TimeUnit.MILLISECONDS);
        return (tls.cipherSuites().isEmpty() ? builder : builder.cipherSuites(tls.cipherSuites())).build();
    }

    private static MqttWebSocketConfig webSocketConfig(BrokerAddress address, WebSocketOptions options, long limit) {
        int question = address.path().indexOf('?');
        String path = question < 0 ? address.path() : address.path().substring(0, question);
        String query = question < 0 ? "" : address.path().substring(question + 1);
        return MqttWebSocketConfig.builder()
                .serverPath(path)
                .queryString(query)
                .subprotocol(options.subprotocol())
                .handshakeTimeout(limit, TimeUnit.MILLISECONDS)
                .build();
    }

    private static MqttProxyConfig proxyConfig(Proxy proxy, InetSocketAddress address, long limit) {
        MqttProxyProtocol protocol = switch (proxy.kind()) {
            case HTTP -> MqttProxyProtocol.HTTP;
            case SOCKS4 -> MqttProxyProtocol.SOCKS_4;
            case SOCKS5 -> MqttProxyProtocol.SOCKS_5;
        };
        MqttProxyConfigBuilder builder = MqttProxyConfig.builder()
                .protocol(protocol)
                .address(address)
                .handshakeTimeout(limit, TimeUnit.MILLISECONDS);
        String user = proxy.user();
        if (user != null) {
            builder = builder.username(user);
        }
        Secret password = proxy.password();
        return (password == null ? builder : builder.password(new String(password.chars()))).build();
    }
}
