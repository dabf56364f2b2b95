package io.topiary.ui.connect.form;

import io.topiary.core.history.RecordingOptions;
import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.Will;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.text.Text;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The fields of a profile as they are typed, right or wrong. FX thread. */
public final class ProfileForm {

    public final LabelForm label = new LabelForm();
    public final BrokerForm broker = new BrokerForm();
    public final LoginForm login = new LoginForm();
    public final SessionForm session = new SessionForm();
    public final TlsForm tls = new TlsForm();
    public final NetworkForm network = new NetworkForm();
    public final WillForm will = new WillForm();
    public final RecordingForm recording = new RecordingForm();
    public final SubscriptionsForm subscriptions = new SubscriptionsForm();

    private final List<FormSection> sections =
            List.of(label, broker, login, session, tls, network, will, recording, subscriptions);

    /** Has {@code listener} told of each change, with the fields that may be right or wrong by it. */
    public void listen(Consumer<List<Field>> listener) {
        sections.forEach(section -> section.listen(listener));
    }

    /** All that is typed, to be compared with what it was before. */
    public List<Object> values() {
        return sections.stream().<Object>map(FormSection::values).toList();
    }

    /** Its lists. */
    List<RowList<?>> lists() {
        return sections.stream().flatMap(section -> section.lists().stream()).toList();
    }

    /** Empties the form to the defaults of a new profile. */
    public void clear() {
        fill(ConnectionProfile.defaults(new BrokerAddress(Scheme.MQTT, "localhost", 1883, "")));
        label.clear();
        recording.fill(RecordingOptions.DEFAULT);
        login.keeping.set(SecretKeeping.KEEP);
        broker.host.set("");
        clearSecrets();
    }

    /** Shows {@code profile} and what is {@code known} of its passwords, by use ({@link SecretName}). */
    public void show(ConnectionProfile profile, Map<String, Secret> known) {
        fill(profile.options());
        label.fill(profile);
        recording.fill(profile.recording());
        login.keeping.set(profile.keeping());
        login.password.set(text(known.get(SecretName.LOGIN)));
        tls.keyPassword.set(text(known.get(SecretName.KEY)));
        network.proxyPassword.set(text(known.get(SecretName.PROXY)));
        network.showHeaderSecrets(known);
    }

    /** The passwords that are typed, by use ({@link SecretName}). */
    public Map<String, Secret> secrets() {
        Map<String, Secret> typed = network.headerSecrets();
        put(typed, SecretName.LOGIN, login.password.get());
        put(typed, SecretName.KEY, tls.keyPassword.get());
        put(typed, SecretName.PROXY, network.proxyPassword.get());
        return typed;
    }

    /** Shows {@code options}; passwords stay as they are typed. */
    public void fill(ConnectOptions options) {
        broker.fill(options);
        login.fill(options.login());
        session.fill(options.session());
        tls.fill(options.tls());
        network.fill(options.network());
        will.fill(options.will());
        subscriptions.fill(options);
    }

    /** Takes what {@code uri} says; the rest stays. */
    public void take(ConnectionUri uri) {
        broker.fill(uri.address());
        String user = uri.user();
        if (user != null) {
            login.user.set(user);
        }
        Secret password = uri.password();
        if (password != null) {
            login.password.set(text(password));
        }
        if (!uri.clientId().isEmpty()) {
            login.clientId.set(uri.clientId());
        }
    }

    /**
     * The profile that is meant, without passwords.
     *
     * @param base the profile that was edited, or null for a new one
     * @param problems takes what is wrong
     * @return null if anything is wrong
     */
    public @Nullable ConnectionProfile read(@Nullable ConnectionProfile base, Problems problems) {
        label.check(problems);
        RecordingOptions recorded = recording.read(problems);
        @Nullable ConnectOptions options = readOptions(base, problems);
        if (options == null || !problems.isEmpty()) {
            return null;
        }
        ConnectionProfile profile =
                base == null ? ConnectionProfile.create(label.name.get().strip(), options.address()) : base;
        return label.applyTo(profile)
                .withKeeping(login.keeping.get())
                .withRecording(recorded)
                .withOptions(options);
    }

    /** How to connect, without passwords; null if anything is wrong. The name does not matter. */
    public @Nullable ConnectOptions readOptions(@Nullable ConnectionProfile base, Problems problems) {
        @Nullable BrokerAddress address = broker.read(problems);
        SessionOptions kept = session.read(problems);
        @Nullable Will published = will.read(problems);
        if (published != null && !broker.v3().getValue()) {
            checkDelay(published, kept, problems);
        }
        ConnectOptions options = ConnectOptions.of(
                        address == null ? new BrokerAddress(Scheme.MQTT, "localhost", 1883, "") : address)
                .withProtocol(protocol(base, address))
                .withLogin(login.read(problems, broker.v3().getValue()))
                .withSession(kept)
                .withTls(tls.read(problems))
                .withNetwork(network.read(problems, broker))
                .withWill(published)
                .withSubscriptions(subscriptions.readSubscriptions(problems))
                .withExcludes(subscriptions.readExcludes(problems));
        return problems.isEmpty() ? options : null;
    }

    /** The will is published when the session ends, if that is before its delay is over (MQTT 5, section 3.1.3.2.2). */
    private static void checkDelay(Will published, SessionOptions kept, Problems problems) {
        if (published.delaySeconds() > kept.sessionExpirySeconds()
                && !problems.fields().containsKey(Field.WILL_DELAY)) {
            problems.put(
                    Field.WILL_DELAY,
                    Text.of("connect.error.willDelay", published.delaySeconds(), kept.sessionExpirySeconds()));
        }
    }

    /** What was found out about a broker holds as long as it is the same broker. */
    private ProtocolChoice protocol(@Nullable ConnectionProfile base, @Nullable BrokerAddress address) {
        ProtocolChoice chosen = broker.version.get();
        if (base == null || !base.address().equals(address) || !chosen.automatic()) {
            return chosen;
        }
        ProtocolChoice known = base.options().protocol();
        return known.automatic() ? known : chosen;
    }

    private static String text(@Nullable Secret secret) {
        return secret == null ? "" : new String(secret.chars());
    }

    private static void put(Map<String, Secret> secrets, String use, String typed) {
        if (!typed.isEmpty()) {
            secrets.put(use, Secret.of(typed));
        }
    }

    private void clearSecrets() {
        login.password.set("");
        tls.keyPassword.set("");
        network.proxyPassword.set("");
    }
}
