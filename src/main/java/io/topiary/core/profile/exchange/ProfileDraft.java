package io.topiary.core.profile.exchange;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.Topic;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.Will;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileDocument;
import io.topiary.core.profile.ProfileLabel;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A profile being made of what another tool has written. It begins with Topiary's defaults; everything that is put in is
 * checked. Not thread-safe.
 */
final class ProfileDraft {

    private static final int MOST_SUBSCRIPTIONS = 1_000;

    private final Warnings warnings;
    private final Map<String, Secret> secrets = new HashMap<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private ConnectOptions options;
    private String name = "";
    private String group = "";

    /**
     * A profile of the broker there.
     *
     * @param host name or IP address, an IPv6 address with or without brackets
     * @param port the port's number, 1 to 65,535
     * @param path WebSocket path, with or without the leading slash
     * @throws RefusedException if that is no address
     */
    ProfileDraft(Scheme scheme, String host, long port, String path, Warnings warnings) {
        this.warnings = warnings;
        this.options = ConnectionProfile.defaults(Addresses.of(scheme, host, port, path));
        Addresses.warnIfForeign(options.address().host(), warnings);
    }

    /** Where what is left out is told. */
    Warnings warnings() {
        return warnings;
    }

    /** What has been put together so far. */
    ConnectOptions options() {
        return options;
    }

    /** Changes what has been put together. */
    void change(UnaryOperator<ConnectOptions> change) {
        options = change.apply(options);
    }

    /** Changes what is asked of the broker. */
    void changeSession(UnaryOperator<SessionOptions> change) {
        options = options.withSession(change.apply(options.session()));
    }

    /** What the profile is called; its address if this is blank. */
    void name(String text) {
        name = Shown.name(text);
    }

    /** The folder it is in, levels separated by slashes. */
    void group(String text) {
        group = Shown.name(text);
    }

    /** Client identifier and user name; absent or empty ones leave the default. */
    void login(@Nullable String clientId, @Nullable String user) {
        Login login = options.login();
        String id = MqttText.take(clientId, "uri.part.clientId", warnings);
        String who = MqttText.take(user, "uri.part.user", warnings);
        options = options.withLogin(new Login(
                id == null ? login.clientId() : id,
                who == null || who.isEmpty() ? login.user() : who,
                null,
                login.method()));
    }

    /** A password that was found; an absent or empty one is none. */
    void secret(String use, @Nullable String password) {
        if (password != null && !password.isEmpty()) {
            secrets.put(use, Secret.of(password));
        }
    }

    /** Certificate authorities, client certificate and its key, each a path or absent, and the keys they stand at. */
    void certificates(Named caFile, Named caFolder, Named certificate, Named key) {
        TlsOptions tls = options.tls();
        options = options.withTls(tls.withTrust(new Trust(
                        LocalFiles.take(caFile.value(), caFile.key(), warnings),
                        LocalFiles.take(caFolder.value(), caFolder.key(), warnings),
                        tls.trust().certificates(),
                        tls.trust().pins()))
                .withClient(new ClientCertificate(
                        LocalFiles.take(certificate.value(), certificate.key(), warnings),
                        LocalFiles.take(key.value(), key.key(), warnings),
                        null)));
    }

    /** A value and the key that it stands at. */
    record Named(String key, @Nullable String value) {

        /** Nothing. */
        static final Named NONE = new Named("", null);
    }

    /** Tells that a check was switched off there and is not here. */
    void insecure(String setting) {
        warnings.add("exchange.warn.insecure", setting);
    }

    /** What the broker publishes when Topiary vanishes; an invalid topic makes no will. */
    void will(String topic, String payload, int qos, boolean retain, MessageProperties properties, long delay) {
        try {
            byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
            PublishRequest message = new PublishRequest(Topic.of(topic), bytes, Qos.of(qos), retain, properties);
            options = options.withWill(Will.of(message, delay));
        } catch (InvalidTopicException e) {
            warnings.add("exchange.warn.will", Shown.text(topic), e.text());
        }
    }

    /** Adds a subscription with the defaults. */
    void subscribe(String filter, int qos, boolean enabled) {
        subscribe(filter, checked -> Subscription.of(checked, Qos.of(qos)).withEnabled(enabled));
    }

    /** Adds a subscription with the options of MQTT 5. */
    void subscribe(String filter, int qos, boolean noLocal, boolean asPublished, int retain, boolean enabled) {
        RetainHandling handling = RetainHandling.of(retain);
        subscribe(filter, checked -> new Subscription(checked, Qos.of(qos), noLocal, asPublished, handling, enabled));
    }

    private void subscribe(String filter, Function<TopicFilter, Subscription> make) {
        if (subscriptions.size() == MOST_SUBSCRIPTIONS) {
            warnings.add("exchange.warn.filter.many", MOST_SUBSCRIPTIONS, Shown.text(filter));
            return;
        }
        try {
            subscriptions.add(make.apply(TopicFilter.of(filter)));
        } catch (InvalidTopicException e) {
            warnings.add("exchange.warn.filter", Shown.text(filter), e.text());
        }
    }

    /**
     * The profile.
     *
     * @throws RefusedException if it could not be read again once it was saved
     */
    ImportItem.Ready ready() {
        ConnectOptions complete = subscriptions.isEmpty() ? options : options.withSubscriptions(subscriptions);
        BrokerAddress address = complete.address();
        ConnectionProfile profile = ConnectionProfile.of(
                        UUID.randomUUID().toString(), name.isBlank() ? address.hostAndPort() : name, complete)
                .withLabel(new ProfileLabel(ProfileLabel.Colour.NONE, group, ""));
        ProfileDocument document =
                ProfileDocument.read(ProfileDocument.of(profile).json());
        return new ImportItem.Ready(document, warnings.list(), secrets);
    }
}
