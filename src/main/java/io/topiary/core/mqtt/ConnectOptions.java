package io.topiary.core.mqtt;

import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import java.util.ArrayList;
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

    /** A client identifier of so many characters every broker takes (MQTT 5, section 3.1.3.1). */
    private static final int LONGEST_SURE_ID = 23;

    private static final int LONGEST_BEGINNING = LONGEST_SURE_ID - 5;

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

    /** The same with {@code added} in place of the subscription to the same filter, or after the others. */
    public ConnectOptions withSubscription(Subscription added) {
        List<Subscription> all = new ArrayList<>(subscriptions);
        all.replaceAll(old -> old.filter().equals(added.filter()) ? added : old);
        if (!all.contains(added)) {
            all.add(added);
        }
        return withSubscriptions(all);
    }

    /** The same, leaving out other topics. */
    public ConnectOptions withExcludes(List<TopicFilter> newExcludes) {
        return new ConnectOptions(address, network, protocol, login, session, tls, will, subscriptions, newExcludes);
    }

    /**
     * A second, short connection beside one with these: to the same broker, in the version that is spoken there, with an
     * identifier of its own, a session that ends with it, no will and no subscriptions.
     */
    public ConnectOptions companion(ProtocolVersion spoken) {
        return companion(spoken == ProtocolVersion.V5 ? ProtocolChoice.V5 : ProtocolChoice.V3_1_1);
    }

    /** The same as {@link #companion(ProtocolVersion)} while it is not known yet what the broker speaks. */
    public ConnectOptions companion() {
        return companion(protocol);
    }

    private ConnectOptions companion(ProtocolChoice spoken) {
        return new ConnectOptions(
                address,
                network,
                spoken,
                login.withClientId(companionId(login.clientId())),
                session.with(true, session.keepAliveSeconds()).withExpiry(0),
                tls,
                null,
                List.of(),
                List.of());
    }

    /** Begins as {@code clientId}, as some brokers demand, and is no longer than every broker must take. */
    private static String companionId(String clientId) {
        if (clientId.isEmpty()) {
            return clientId;
        }
        boolean grows = clientId.length() > LONGEST_BEGINNING && clientId.length() <= LONGEST_SURE_ID;
        return ClientIdsInUse.suffixed(grows ? clientId.substring(0, LONGEST_BEGINNING) : clientId);
    }

    /** The checks of the server's certificate that are switched off; none without TLS. */
    public Relaxations relaxations() {
        return address.scheme().tls() ? tls.relaxations() : Relaxations.NONE;
    }
}
