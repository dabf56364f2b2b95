package io.topiary.core.profile;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectOptions.Login;
import io.topiary.core.mqtt.ConnectOptions.SessionOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.tls.TlsOptions;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A saved way to connect to a broker. Immutable, and without any password: those are put in by
 * {@link #connectOptions(PasswordMemory)}.
 *
 * @param id names the profile's files: 1 to 64 of {@code A-Z a-z 0-9 . _ -}, not beginning with a dot
 * @param name what the user calls it, not blank
 * @param options how to connect; an empty client id stands for a new random one at each connection
 */
public record ConnectionProfile(String id, String name, ConnectOptions options) {

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
        options = withPasswords(options, null, null, null);
    }

    /** A new profile with an id of its own and defaults in everything else. */
    public static ConnectionProfile create(String name, BrokerAddress address) {
        return new ConnectionProfile(UUID.randomUUID().toString(), name, defaults(address));
    }

    /** What a connection to {@code address} is made with when nothing is said: as a profile's defaults. */
    public static ConnectOptions defaults(BrokerAddress address) {
        return new ConnectOptions(
                address,
                ProtocolChoice.AUTO,
                new Login("", null, null),
                SessionOptions.DEFAULT,
                TlsOptions.DEFAULT,
                null,
                null,
                DEFAULT_SUBSCRIPTIONS);
    }

    /** Where the broker is. */
    public BrokerAddress address() {
        return options.address();
    }

    /** The same under another name. */
    public ConnectionProfile withName(String newName) {
        return new ConnectionProfile(id, newName, options);
    }

    /** The same with other options; passwords in them are left out. */
    public ConnectionProfile withOptions(ConnectOptions newOptions) {
        return new ConnectionProfile(id, name, newOptions);
    }

    /** A copy with an id of its own. */
    ConnectionProfile copyAs(String newName) {
        return new ConnectionProfile(UUID.randomUUID().toString(), newName, options);
    }

    /** What to connect with now: the remembered passwords put in, and a random client id if the profile has none. */
    public ConnectOptions connectOptions(PasswordMemory passwords) {
        return withClientId(withPasswords(
                options,
                passwords.get(new SecretName(id, SecretName.LOGIN)).orElse(null),
                passwords.get(new SecretName(id, SecretName.KEY)).orElse(null),
                passwords.get(new SecretName(id, SecretName.PROXY)).orElse(null)));
    }

    /** {@code options} with a random client id if it has none. */
    public static ConnectOptions withClientId(ConnectOptions options) {
        Login login = options.login();
        return login.clientId().isEmpty()
                ? withLogin(options, new Login(ClientIds.random(), login.user(), login.password()))
                : options;
    }

    private static ConnectOptions withLogin(ConnectOptions options, Login login) {
        return new ConnectOptions(
                options.address(),
                options.protocol(),
                login,
                options.session(),
                options.tls(),
                options.will(),
                options.proxy(),
                options.subscriptions());
    }

    private static ConnectOptions withPasswords(
            ConnectOptions options, @Nullable Secret login, @Nullable Secret key, @Nullable Secret proxyPassword) {
        TlsOptions tls = options.tls();
        Proxy proxy = options.proxy();
        return new ConnectOptions(
                options.address(),
                options.protocol(),
                new Login(options.login().clientId(), options.login().user(), login),
                options.session(),
                new TlsOptions(
                        tls.caFile(),
                        tls.caDirectory(),
                        tls.certificate(),
                        tls.key(),
                        key,
                        tls.protocols(),
                        tls.cipherSuites(),
                        tls.allowWrongName()),
                options.will(),
                proxy == null ? null : new Proxy(proxy.kind(), proxy.host(), proxy.port(), proxy.user(), proxyPassword),
                options.subscriptions());
    }
}
