package io.topiary.core.mqtt;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import com.hivemq.client.mqtt.MqttClientSslConfigBuilder;
import com.hivemq.client.mqtt.MqttClientTransportConfig;
import com.hivemq.client.mqtt.MqttClientTransportConfigBuilder;
import com.hivemq.client.mqtt.MqttWebSocketConfig;
import io.topiary.core.tls.TlsParameters;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The client library's transport settings for a plan: TCP, TLS, WebSocket. */
final class TransportConfigs {

    /** The connection measures each step itself; the library's own clocks run later, as a second net. */
    private static final long SECOND_NET_MILLIS = 5_000;

    private TransportConfigs() {}

    static MqttClientTransportConfig of(LinkPlan plan) {
        // behind a proxy the TLS handler's clock runs while the tunnel is still being opened
        int steps = plan.route().proxied() ? 2 : 1;
        long limit = steps * (long) plan.options().session().connectTimeoutMillis() + SECOND_NET_MILLIS;
        MqttClientTransportConfigBuilder builder = MqttClientTransportConfig.builder()
                .serverAddress(plan.dialled())
                .localAddress(local(plan.options().network()))
                .socketConnectTimeout(limit, TimeUnit.MILLISECONDS)
                .mqttConnectTimeout(limit, TimeUnit.MILLISECONDS);
        TlsParameters tls = plan.tls();
        if (tls != null) {
            builder = builder.sslConfig(tlsConfig(tls, limit));
        }
        if (plan.options().address().scheme().webSocket()) {
            builder = builder.webSocketConfig(webSocketConfig(plan, limit));
        }
        return builder.build();
    }

    /** The address to connect from, or null for any; that it is one was seen when the way was looked up. */
    private static @Nullable InetAddress local(NetworkOptions network) {
        String text = network.localAddress();
        return text == null ? null : InetAddress.ofLiteral(text);
    }

    private static MqttClientSslConfig tlsConfig(TlsParameters tls, long limit) {
        MqttClientSslConfigBuilder builder = MqttClientSslConfig.builder()
                .trustManagerFactory(tls.trust())
                .keyManagerFactory(tls.keys())
                .protocols(tls.protocols())
                .handshakeTimeout(limit, TimeUnit.MILLISECONDS);
        return (tls.cipherSuites().isEmpty() ? builder : builder.cipherSuites(tls.cipherSuites())).build();
    }

    /** Without path and query, which {@link UpgradeTarget} puts in. */
    private static MqttWebSocketConfig webSocketConfig(LinkPlan plan, long limit) {
        return MqttWebSocketConfig.builder()
                .subprotocol(plan.options().network().webSocket().subprotocol())
                .httpHeaders(UpgradeRequest.headers(
                        plan.options().address(), plan.options().network().webSocket()))
                .handshakeTimeout(limit, TimeUnit.MILLISECONDS)
                .build();
    }
}
