package io.topiary.core.mqtt;

import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.tls.TlsOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to connect to a broker and to subscribe there.
 *
 * @param address where the broker is
 * @param network the way there: further servers, proxy, local address, WebSocket handshake
 * @param protocol which version of MQTT
 * @param login who connects
 * @param session what the connection asks of the broker
 * @param tls how to encrypt; used by {@code mqtts} and {@code wss}
 * @param will what the broker publishes when Topiary vanishes, or null
 * @param subscriptions made after each connect, those that are {@link Subscription#enabled()}
 * @param excludes topics whose messages are counted and left out although a subscription brings them
 */
public record ConnectOptions(
        BrokerAddress address,
        NetworkOptions network,
        ProtocolChoice protocol,
        Login login,
        SessionOptions session,
        TlsOptions tls,
        @Nullable Will will,
        List<Subscription> subscriptions,
        List<TopicFilter> excludes) {

    public ConnectOptions {
        subscriptions = List.copyOf(subscriptions);
        excludes = List.copyOf(excludes);
    }

    /** What a connection to {@code address} is made with when nothing else is said; subscribes to nothing. */
    public static ConnectOptions of(BrokerAddress address) {
        return new ConnectOptions(
                address,
                NetworkOptions.DEFAULT,
                ProtocolChoice.AUTO,
                Login.ANONYMOUS,
                SessionOptions.DEFAULT,
                TlsOptions.DEFAULT,
                null,
                List.of(),
                List.of());
    }

    /** The same to another broker. */
    public ConnectOptions withAddress(BrokerAddress newAddress) {
        return new ConnectOptions(newAddress, network, protocol, login, session, tls, will, subscriptions, excludes);
    }

    /** The same by another way. */
    public ConnectOptions withNetwork(NetworkOptions newNetwork) {
        return new ConnectOptions(address, newNetwork, protocol, login, session, tls, will, subscriptions, excludes);
    }

    /** The same with another choice of version. */
    public ConnectOptions withProtocol(ProtocolChoice newProtocol) {
        return new ConnectOptions(address, network, newProtocol, login, session, tls, will, subscriptions, excludes);
    }

    /** The same as somebody else. */
    public ConnectOptions withLogin(Login newLogin) {
        return new ConnectOptions(address, network, protocol, newLogin, session, tls, will, subscriptions, excludes);
    }

    /** The same with other wishes to the broker. */
    public ConnectOptions withSession(SessionOptions newSession) {
        return new ConnectOptions(address, network, protocol, login, newSession, tls, will, subscriptions, excludes);
    }

    /** The same, encrypted in another way. */
    public ConnectOptions withTls(TlsOptions newTls) {
        return new ConnectOptions(address, network, protocol, login, session, newTls, will, subscriptions, excludes);
    }

    /** The same with another will, null for none. */
    public ConnectOptions withWill(@Nullable Will newWill) {
        return new ConnectOptions(address, network, protocol, login, session, tls, newWill, subscriptions, excludes);
    }

    /** The same with other subscriptions. */
    public ConnectOptions withSubscriptions(List<Subscription> newSubscriptions) {
        return new ConnectOptions(address, network, protocol, login, session, tls, will, newSubscriptions, excludes);
    }

    /** The same, leaving out other topics. */
    public ConnectOptions withExcludes(List<TopicFilter> newExcludes) {
        return new ConnectOptions(address, network, protocol, login, session, tls, will, subscriptions, newExcludes);
    }
}
