package io.topiary.cli;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.NetworkOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.Will;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.InvalidProfileException;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.profile.Protection;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.store.AppHome;
import io.topiary.core.text.Text;
import org.jspecify.annotations.Nullable;

/** Turns the options of a subcommand into what to connect with: a URI, a profile or host and port, and what was added. */
final class BrokerChoice {

    private static final int TLS_PORT = 8883;

    private final BrokerArguments arguments;
    private final AppHome home;
    private final PasswordSource passwords;

    /** Why kept passwords can't be had, or null. */
    private @Nullable Text missing;

    private BrokerChoice(BrokerArguments arguments, AppHome home, PasswordSource passwords) {
        this.arguments = arguments;
        this.home = home;
        this.passwords = passwords;
    }

    /** The choice of the subcommand that {@code broker} was given to; has its log written below the home directory. */
    static BrokerChoice of(RootCommand root, BrokerArguments broker, CliContext context) {
        AppHome home = root.home();
        LogFile.ofCommand(home);
        return new BrokerChoice(broker, home, new PasswordSource(context.environment(), context.console()));
    }

    /**
     * What was chosen.
     *
     * @param options what to connect with; the subscriptions are the profile's, or none
     * @param profile the profile's name, or null if it is none's
     * @param protection what the profile keeps its user from doing by accident
     */
    record Chosen(ConnectOptions options, @Nullable String profile, Protection protection) {

        /** Whether the profile is locked against publishing. */
        boolean readOnly() {
            return protection.readOnly();
        }

        /** @throws CliException if nothing may be published */
        void checkPublish() {
            if (readOnly()) {
                throw new CliException(
                        ExitCode.REFUSED,
                        Text.of("session.readOnly.what"),
                        Text.of("session.readOnly.why"),
                        Text.of("session.readOnly.remedy"));
            }
        }
    }

    /**
     * What to connect with; the subscriptions are the profile's, or none.
     *
     * @throws CliException if the options contradict each other or name nothing
     */
    ConnectOptions options() {
        return choose().options();
    }

    /**
     * The same, with what may be done there.
     *
     * @throws CliException if the options contradict each other or name nothing
     */
    Chosen choose() {
        Chosen from = base();
        ConnectOptions base = from.options();
        Login login = login(base.login());
        if (arguments.keepSession && login.clientId().isEmpty()) {
            throw CliException.usage("cli.session.id");
        }
        NetworkOptions network = base.network();
        // a will is a publish too
        Will will = arguments.will.over(from.readOnly() ? null : base.will(), arguments.properties);
        if (will != null) {
            from.checkPublish();
        }
        ConnectOptions options = ConnectionProfile.withClientId(base.withAddress(address(base.address()))
                .withNetwork(arguments.proxy == null ? network : network.withProxy(ProxyUri.parse(arguments.proxy)))
                .withProtocol(version(base.protocol()))
                .withLogin(login)
                .withSession(session(base.session()))
                .withTls(arguments.tls.over(base.tls()))
                .withWill(will));
        return new Chosen(options, from.profile(), from.protection());
    }

    private Chosen base() {
        if (arguments.url != null && arguments.profile != null) {
            throw CliException.usage("cli.usage.exclusive", "--url", "--profile");
        }
        if (arguments.url != null) {
            return new Chosen(ofUri(arguments.url), null, Protection.NONE);
        }
        if (arguments.profile != null) {
            return ofProfile(arguments.profile);
        }
        return new Chosen(
                ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "localhost", 1883, "")), null, Protection.NONE);
    }

    private ConnectOptions ofUri(String url) {
        if (arguments.host != null || arguments.port != null) {
            throw CliException.usage("cli.usage.exclusive", "--url", arguments.host == null ? "-p" : "-h");
        }
        try {
            ConnectionUri uri = ConnectionUri.parse(url);
            if (uri.password() != null) {
                passwords.warnVisible();
            }
            return ConnectOptions.of(uri.address()).withLogin(Login.of(uri.clientId(), uri.user(), uri.password()));
        } catch (InvalidProfileException e) {
            throw CliException.usage(e.text());
        }
    }

    /** The profile called {@code name}, with the passwords that are kept of it. */
    private Chosen ofProfile(String name) {
        PasswordMemory memory = new PasswordMemory();
        ConnectionProfile profile = find(home, name, memory);
        missing = ProfilePasswords.fetch(home, profile, memory);
        ConnectOptions complete = profile.connectOptions(memory);
        // A random client id is put in at the end: whether one was chosen matters before.
        ConnectOptions options = complete.withLogin(
                complete.login().withClientId(profile.options().login().clientId()));
        return new Chosen(options, profile.name(), profile.protection());
    }

    static ConnectionProfile find(AppHome home, String name, PasswordMemory memory) {
        return ProfileStore.open(home.profiles(), memory)
                .byName(name)
                .orElseThrow(() -> CliException.usage(
                        "cli.profile.unknown", name, home.profiles().toString()));
    }

    private BrokerAddress address(BrokerAddress base) {
        boolean named = arguments.host != null || arguments.port != null;
        boolean encrypted = arguments.tls.given() || (named && arguments.port != null && arguments.port == TLS_PORT);
        Scheme scheme = encrypted ? encrypted(base.scheme()) : base.scheme();
        String host = arguments.host == null ? base.host() : bare(arguments.host);
        if (host.isBlank()) {
            throw CliException.usage("uri.invalid.noHost");
        }
        boolean standardPort = base.port() == base.scheme().defaultPort();
        int port = arguments.port != null
                ? (int) Numbers.range("-p", arguments.port, 1, 65_535)
                : standardPort ? scheme.defaultPort() : base.port();
        return new BrokerAddress(scheme, host, port, base.path());
    }

    private static Scheme encrypted(Scheme scheme) {
        return scheme.webSocket() ? Scheme.WSS : Scheme.MQTTS;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private Login login(Login base) {
        String user = arguments.user == null ? base.user() : arguments.user;
        Secret password = passwords.password(arguments.password, arguments.passwordFile, base.password(), user);
        if (password == null && missing != null) {
            passwords.say(missing);
        }
        return new Login(
                arguments.clientId == null ? base.clientId() : arguments.clientId, user, password, base.method());
    }

    private SessionOptions session(SessionOptions base) {
        int keepAlive = arguments.keepAlive == null
                ? base.keepAliveSeconds()
                : (int) Numbers.range("-k", arguments.keepAlive, 0, 65_535);
        SessionOptions session = base.with(base.cleanStart() && !arguments.keepSession, keepAlive);
        // mosquitto's -c keeps the session for good, with 3.1.1 by its nature and with 5 by asking for it.
        return arguments.properties.over(
                arguments.keepSession ? session.withExpiry(SessionOptions.NEVER_EXPIRES) : session);
    }

    private ProtocolChoice version(ProtocolChoice base) {
        @Nullable String version = arguments.version;
        if (version == null) {
            return base;
        }
        return switch (version) {
            case "auto" -> ProtocolChoice.AUTO;
            case "mqttv5", "5" -> ProtocolChoice.V5;
            case "mqttv311", "311", "3.1.1" -> ProtocolChoice.V3_1_1;
            case "mqttv31", "31", "3.1" -> throw CliException.usage("cli.version.old");
            default -> throw CliException.usage("cli.version.unknown", version);
        };
    }
}
