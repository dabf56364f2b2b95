package io.topiary.core.mqtt;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.tls.TlsOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Builds connect options for tests: clean start, eight seconds a step, no subscription unless asked for. */
final class TestOptions {

    private Scheme scheme = Scheme.MQTT;
    private final String host;
    private int port;
    private String path = "";
    private ProtocolChoice protocol = ProtocolChoice.V5;
    private Login login = Login.of("topiary-test", null, null);
    private int timeoutMillis = 8_000;
    private int maximumPacketBytes = SessionOptions.LARGEST_PACKET_BYTES;
    private int keepAliveSeconds = 60;
    private TlsOptions tls = TlsOptions.DEFAULT;
    private @Nullable Will will;
    private NetworkOptions network = NetworkOptions.DEFAULT;
    private boolean cleanStart = true;
    private UnaryOperator<SessionOptions> session = UnaryOperator.identity();
    private final List<Subscription> subscriptions = new ArrayList<>();

    private TestOptions(String host, int port) {
        this.host = host;
        this.port = port;
    }

    static TestOptions to(int port) {
        return new TestOptions("127.0.0.1", port);
    }

    static TestOptions to(String host, int port) {
        return new TestOptions(host, port);
    }

    TestOptions port(int newPort) {
        port = newPort;
        return this;
    }

    TestOptions scheme(Scheme newScheme) {
        scheme = newScheme;
        return this;
    }

    TestOptions path(String newPath) {
        path = newPath;
        return this;
    }

    TestOptions protocol(ProtocolChoice newProtocol) {
        protocol = newProtocol;
        return this;
    }

    TestOptions clientId(String clientId) {
        login = login.withClientId(clientId);
        return this;
    }

    TestOptions login(@Nullable String user, @Nullable String password) {
        login = Login.of(login.clientId(), user, password == null ? null : Secret.of(password));
        return this;
    }

    TestOptions timeoutMillis(int millis) {
        timeoutMillis = millis;
        return this;
    }

    TestOptions maximumPacketBytes(int bytes) {
        maximumPacketBytes = bytes;
        return this;
    }

    TestOptions keepAliveSeconds(int seconds) {
        keepAliveSeconds = seconds;
        return this;
    }

    TestOptions tls(TlsOptions newTls) {
        tls = newTls;
        return this;
    }

    TestOptions will(Will newWill) {
        will = newWill;
        return this;
    }

    TestOptions cleanStart(boolean newCleanStart) {
        cleanStart = newCleanStart;
        return this;
    }

    TestOptions proxy(@Nullable Proxy newProxy) {
        network = network.withProxy(newProxy);
        return this;
    }

    TestOptions alternates(BrokerAddress... alternates) {
        network = network.withAlternates(List.of(alternates));
        return this;
    }

    TestOptions srv() {
        network = network.withSrv(true);
        return this;
    }

    TestOptions localAddress(String address) {
        network = network.withLocalAddress(address);
        return this;
    }

    TestOptions webSocket(WebSocketOptions webSocket) {
        network = network.withWebSocket(webSocket);
        return this;
    }

    TestOptions subscribe(String filter, Qos qos) {
        subscriptions.add(Subscription.of(TopicFilter.of(filter), qos));
        return this;
    }

    TestOptions subscribe(Subscription subscription) {
        subscriptions.add(subscription);
        return this;
    }

    /** Changes what is asked of the broker, after everything else. */
    TestOptions session(UnaryOperator<SessionOptions> change) {
        session = change;
        return this;
    }

    TestOptions method(Login.Method method) {
        login = login.withMethod(method);
        return this;
    }

    ConnectOptions build() {
        SessionOptions.Receiving receiving = new SessionOptions.Receiving(maximumPacketBytes, 65_535, 0, true, false);
        return ConnectOptions.of(new BrokerAddress(scheme, host, port, path))
                .withProtocol(protocol)
                .withLogin(login)
                .withSession(session.apply(SessionOptions.DEFAULT
                        .with(cleanStart, keepAliveSeconds)
                        .withConnectTimeout(timeoutMillis)
                        .withReceiving(receiving)))
                .withTls(tls)
                .withWill(will)
                .withNetwork(network)
                .withSubscriptions(subscriptions);
    }
}
