package io.topiary.ui.connect;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.Will;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.InvalidProfileException;
import io.topiary.core.text.Text;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a profile of a form, or says what is wrong in which field. Used once. */
final class FormReader {

    private static final int LARGEST_KEEP_ALIVE = 65_535;

    private final ProfileForm form;
    private final @Nullable ConnectionProfile base;
    private final Map<Field, Text> problems = new EnumMap<>(Field.class);

    /** Reads {@code form}; what it does not show is as in {@code base}, or as in a new profile. */
    FormReader(ProfileForm form, @Nullable ConnectionProfile base) {
        this.form = form;
        this.base = base;
    }

    /** What is wrong; empty after a successful {@link #read()}. */
    Map<Field, Text> problems() {
        return problems;
    }

    /** The profile that is meant, or null if something is wrong. Without passwords. */
    @Nullable
    ConnectionProfile read() {
        String name = form.name.get().strip();
        if (name.isEmpty()) {
            problems.put(Field.NAME, Text.of("connect.error.name"));
        }
        @Nullable BrokerAddress address = address();
        int keepAlive =
                number(Field.KEEP_ALIVE, form.keepAlive.get(), 0, LARGEST_KEEP_ALIVE, "connect.error.keepAlive");
        @Nullable Path ca = path(Field.TLS_CA, form.tlsCa.get());
        @Nullable Path certificate = path(Field.TLS_CERTIFICATE, form.tlsCertificate.get());
        @Nullable Path key = path(Field.TLS_KEY, form.tlsKey.get());
        @Nullable Topic willTopic = willTopic();
        checkSubscriptions();
        if (address == null || !problems.isEmpty()) {
            return null;
        }
        ConnectOptions before = base == null ? ConnectionProfile.defaults(address) : base.options();
        SessionOptions session = before.session().with(form.cleanStart.get(), keepAlive);
        TlsOptions tls = tls(before.tls(), ca, certificate, key);
        Login login = new Login(
                form.clientId.get(),
                form.user.get().isEmpty() ? null : form.user.get(),
                null,
                before.login().method());
        ConnectOptions options = before.withAddress(address)
                .withProtocol(form.version.get())
                .withLogin(login)
                .withSession(session)
                .withTls(tls)
                .withWill(willTopic == null ? null : will(willTopic, before.will()))
                .withSubscriptions(form.subscriptions.stream()
                        .filter(row -> !row.isEmpty())
                        .map(SubscriptionRow::subscription)
                        .toList());
        ConnectionProfile profile = base == null ? ConnectionProfile.create(name, address) : base.withName(name);
        return profile.withOptions(options);
    }

    private @Nullable BrokerAddress address() {
        String host = form.host.get().strip();
        int port = number(Field.PORT, form.port.get(), 1, 65_535, "connect.error.port");
        if (host.isEmpty()) {
            problems.put(Field.HOST, Text.of("connect.error.host"));
        }
        if (host.isEmpty() || port < 1) {
            return null;
        }
        String path = form.scheme.get().webSocket() ? form.path.get().strip() : "";
        BrokerAddress address =
                new BrokerAddress(form.scheme.get(), host, port, path.startsWith("/") ? path.substring(1) : path);
        try {
            // the rules for hosts and paths are those of the URI that is stored
            return ConnectionUri.parse(address.uri()).address();
        } catch (InvalidProfileException e) {
            problems.put(e.text().key().endsWith("path") ? Field.PATH : Field.HOST, e.text());
            return null;
        }
    }

    private int number(Field field, String typed, int smallest, int largest, String key) {
        String digits = typed.strip();
        boolean plain =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = plain ? Integer.parseInt(digits) : -1;
        if (number < smallest || number > largest) {
            problems.put(field, Text.of(key));
            return -1;
        }
        return number;
    }

    private @Nullable Path path(Field field, String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return Path.of(typed.strip());
        } catch (InvalidPathException e) {
            problems.put(field, Text.of("connect.error.file"));
            return null;
        }
    }

    private @Nullable Topic willTopic() {
        if (form.willTopic.get().isEmpty()) {
            if (!form.willPayload.get().isEmpty()) {
                problems.put(Field.WILL_TOPIC, Text.of("connect.error.willTopic"));
            }
            return null;
        }
        try {
            return Topic.of(form.willTopic.get());
        } catch (InvalidTopicException e) {
            problems.put(Field.WILL_TOPIC, e.text());
            return null;
        }
    }

    private void checkSubscriptions() {
        form.subscriptions.stream()
                .flatMap(row -> row.problem().stream())
                .findFirst()
                .ifPresent(problem -> problems.put(Field.SUBSCRIPTIONS, problem));
        List<String> filters = form.subscriptions.stream()
                .map(row -> row.filterProperty().get())
                .filter(filter -> !filter.isEmpty())
                .toList();
        if (filters.stream().distinct().count() < filters.size()) {
            problems.putIfAbsent(Field.SUBSCRIPTIONS, Text.of("connect.error.duplicateFilter"));
        }
    }

    private Will will(Topic topic, @Nullable Will before) {
        byte[] payload = form.willPayload.get().getBytes(StandardCharsets.UTF_8);
        if (before != null
                && new String(before.message().payload(), StandardCharsets.UTF_8).equals(form.willPayload.get())) {
            // bytes that are no text stay what they were
            payload = before.message().payload();
        }
        MessageProperties properties =
                before == null ? MessageProperties.NONE : before.message().properties();
        return new Will(
                new PublishRequest(topic, payload, form.willQos.get(), form.willRetain.get(), properties),
                before == null ? 0 : before.delaySeconds(),
                before == null ? null : before.payloadFile());
    }

    private static TlsOptions tls(
            TlsOptions before, @Nullable Path ca, @Nullable Path certificate, @Nullable Path key) {
        Trust trust = before.trust();
        return before.withTrust(new Trust(ca, trust.caDirectory(), trust.certificates(), trust.pins()))
                .withClient(new ClientCertificate(certificate, key, null));
    }
}
