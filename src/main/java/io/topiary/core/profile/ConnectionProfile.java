package io.topiary.core.profile;

import io.topiary.core.history.RecordingOptions;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.HttpHeader;
import io.topiary.core.mqtt.NetworkOptions;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.WebSocketOptions;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.tls.TlsOptions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A saved way to connect to a broker. Immutable, and without any password: those are put in by
 * {@link #connectOptions(PasswordMemory)}.
 *
 * @param id names the profile's files: 1 to 64 of {@code A-Z a-z 0-9 . _ -}, not beginning with a dot
 * @param name what the user calls it, not blank
 * @param label how it is shown and sorted
 * @param protection what Topiary keeps the user from doing by accident
 * @param autoConnect whether it is opened when Topiary starts
 * @param keeping where its passwords are kept
 * @param recording whether and how much of what goes by is recorded
 * @param options how to connect; the client identifier is a template, see {@link ClientIds#expand}
 */
public record ConnectionProfile(
        String id,
        String name,
        ProfileLabel label,
        Protection protection,
        boolean autoConnect,
        SecretKeeping keeping,
        RecordingOptions recording,
        ConnectOptions options) {

    /** Everything, and what the broker tells about itself. */
    public static final List<Subscription> DEFAULT_SUBSCRIPTIONS = List.of(
            Subscription.of(TopicFilter.ALL, Qos.AT_MOST_ONCE),
            Subscription.of(TopicFilter.of("$SYS/#"), Qos.AT_MOST_ONCE));

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");

    /** @throws InvalidProfileException if the id or the name is none */
    public ConnectionProfile {
        if (!ID.matcher(id).matches()) {
            throw new InvalidProfileException("profile.invalid.id", id);
        }
        if (name.isBlank()) {
            throw new InvalidProfileException("profile.invalid.name");
        }
        options = withPasswords(options, Map.of());
    }

    /** A new profile with an id of its own and defaults in everything else. */
    public static ConnectionProfile create(String name, BrokerAddress address) {
        return of(UUID.randomUUID().toString(), name, defaults(address));
    }

    /** A profile with nothing but the options said. */
    public static ConnectionProfile of(String id, String name, ConnectOptions options) {
        return new ConnectionProfile(
                id,
                name,
                ProfileLabel.NONE,
                Protection.NONE,
                false,
                SecretKeeping.KEEP,
                RecordingOptions.DEFAULT,
                options);
    }

    /** What a connection to {@code address} is made with when nothing is said: as a profile's defaults. */
    public static ConnectOptions defaults(BrokerAddress address) {
        return ConnectOptions.of(address).withSubscriptions(DEFAULT_SUBSCRIPTIONS);
    }

    /** Where the broker is. */
    public BrokerAddress address() {
        return options.address();
    }

    /** The same under another id. */
    public ConnectionProfile withId(String newId) {
        return new ConnectionProfile(newId, name, label, protection, autoConnect, keeping, recording, options);
    }

    /** The same under another name. */
    public ConnectionProfile withName(String newName) {
        return new ConnectionProfile(id, newName, label, protection, autoConnect, keeping, recording, options);
    }

    /** The same shown in another way. */
    public ConnectionProfile withLabel(ProfileLabel newLabel) {
        return new ConnectionProfile(id, name, newLabel, protection, autoConnect, keeping, recording, options);
    }

    /** The same, protected in another way. */
    public ConnectionProfile withProtection(Protection newProtection) {
        return new ConnectionProfile(id, name, label, newProtection, autoConnect, keeping, recording, options);
    }

    /** The same, opened at start or not. */
    public ConnectionProfile withAutoConnect(boolean newAutoConnect) {
        return new ConnectionProfile(id, name, label, protection, newAutoConnect, keeping, recording, options);
    }

    /** The same with its passwords kept elsewhere. */
    public ConnectionProfile withKeeping(SecretKeeping newKeeping) {
        return new ConnectionProfile(id, name, label, protection, autoConnect, newKeeping, recording, options);
    }

    /** The same, recorded in another way. */
    public ConnectionProfile withRecording(RecordingOptions newRecording) {
        return new ConnectionProfile(id, name, label, protection, autoConnect, keeping, newRecording, options);
    }

    /** The same with other options; passwords in them are left out. */
    public ConnectionProfile withOptions(ConnectOptions newOptions) {
        return new ConnectionProfile(id, name, label, protection, autoConnect, keeping, recording, newOptions);
    }

    /** A copy with an id of its own, which does not connect by itself. */
    ConnectionProfile copyAs(String newName) {
        return withId(UUID.randomUUID().toString()).withName(newName).withAutoConnect(false);
    }

    /** What to connect with now: the remembered passwords put in, and a client identifier made of the template. */
    public ConnectOptions connectOptions(PasswordMemory passwords) {
        return connectOptions(passwords.all(id));
    }

    /** What to connect with now: {@code secrets}, by use ({@link SecretName}), put in, and a client identifier. */
    public ConnectOptions connectOptions(Map<String, Secret> secrets) {
        return withClientId(withPasswords(options, secrets));
    }

    /** {@code options} with the client identifier that is meant by the template in it. */
    public static ConnectOptions withClientId(ConnectOptions options) {
        return options.withLogin(
                options.login().withClientId(ClientIds.expand(options.login().clientId())));
    }

    private static ConnectOptions withPasswords(ConnectOptions options, Map<String, Secret> secrets) {
        TlsOptions tls = options.tls();
        NetworkOptions network = options.network();
        Proxy proxy = network.proxy();
        @Nullable
        Proxy newProxy = proxy == null
                ? null
                : new Proxy(proxy.kind(), proxy.host(), proxy.port(), proxy.user(), secrets.get(SecretName.PROXY));
        WebSocketOptions webSocket = network.webSocket();
        List<HttpHeader> headers = webSocket.headers().stream()
                .map(header -> header.isSecret()
                        ? new HttpHeader(header.name(), secrets.get(SecretName.header(header.name())))
                        : header)
                .toList();
        return options.withLogin(options.login().withPassword(secrets.get(SecretName.LOGIN)))
                .withTls(tls.withClient(tls.client().withKeyPassword(secrets.get(SecretName.KEY))))
                .withNetwork(network.withProxy(newProxy)
                        .withWebSocket(new WebSocketOptions(webSocket.subprotocol(), headers)));
    }
}
