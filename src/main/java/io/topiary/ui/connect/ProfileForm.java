package io.topiary.ui.connect;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.Will;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The fields of a profile as they are typed, right or wrong. FX thread. */
public final class ProfileForm {

    final SimpleStringProperty name = new SimpleStringProperty("");
    final SimpleObjectProperty<Scheme> scheme = new SimpleObjectProperty<>(Scheme.MQTT);
    final SimpleStringProperty host = new SimpleStringProperty("");
    final SimpleStringProperty port = new SimpleStringProperty("");
    final SimpleStringProperty path = new SimpleStringProperty("");
    final SimpleObjectProperty<ProtocolChoice> version = new SimpleObjectProperty<>(ProtocolChoice.AUTO);
    final SimpleStringProperty clientId = new SimpleStringProperty("");
    final SimpleStringProperty user = new SimpleStringProperty("");
    final SimpleStringProperty password = new SimpleStringProperty("");
    final SimpleBooleanProperty cleanStart = new SimpleBooleanProperty(true);
    final SimpleStringProperty keepAlive = new SimpleStringProperty("");
    final SimpleStringProperty tlsCa = new SimpleStringProperty("");
    final SimpleStringProperty tlsCertificate = new SimpleStringProperty("");
    final SimpleStringProperty tlsKey = new SimpleStringProperty("");
    final SimpleStringProperty tlsKeyPassword = new SimpleStringProperty("");
    final SimpleStringProperty willTopic = new SimpleStringProperty("");
    final SimpleStringProperty willPayload = new SimpleStringProperty("");
    final SimpleObjectProperty<Qos> willQos = new SimpleObjectProperty<>(Qos.AT_MOST_ONCE);
    final SimpleBooleanProperty willRetain = new SimpleBooleanProperty();
    final ObservableList<SubscriptionRow> subscriptions = FXCollections.observableArrayList(
            row -> new javafx.beans.Observable[] {row.filterProperty(), row.qosProperty()});

    /** Every field but the subscriptions. */
    List<Property<?>> properties() {
        return List.of(
                name,
                scheme,
                host,
                port,
                path,
                version,
                clientId,
                user,
                password,
                cleanStart,
                keepAlive,
                tlsCa,
                tlsCertificate,
                tlsKey,
                tlsKeyPassword,
                willTopic,
                willPayload,
                willQos,
                willRetain);
    }

    /** All that is typed, to be compared with what it was before. */
    List<Object> values() {
        List<Object> values = new ArrayList<>();
        properties().forEach(property -> values.add(property.getValue()));
        for (SubscriptionRow row : subscriptions) {
            if (!row.isEmpty()) {
                values.add(row.filterProperty().get());
                values.add(row.qosProperty().get());
            }
        }
        return values;
    }

    /** Empties the form to the defaults of a new profile. */
    void clear() {
        fill(ConnectionProfile.defaults(new io.topiary.core.mqtt.BrokerAddress(Scheme.MQTT, "localhost", 1883, "")));
        name.set("");
        host.set("");
        password.set("");
        tlsKeyPassword.set("");
    }

    /** Shows {@code profile} and the passwords known of it. */
    void show(ConnectionProfile profile, PasswordMemory passwords) {
        fill(profile.options());
        name.set(profile.name());
        password.set(text(
                passwords.get(new SecretName(profile.id(), SecretName.LOGIN)).orElse(null)));
        tlsKeyPassword.set(
                text(passwords.get(new SecretName(profile.id(), SecretName.KEY)).orElse(null)));
    }

    /** Takes what {@code uri} says; the rest stays. */
    void take(ConnectionUri uri) {
        scheme.set(uri.address().scheme());
        host.set(uri.address().host());
        port.set(String.valueOf(uri.address().port()));
        path.set(uri.address().path());
        if (uri.user() != null) {
            user.set(uri.user());
        }
        if (uri.password() != null) {
            password.set(text(uri.password()));
        }
        if (!uri.clientId().isEmpty()) {
            clientId.set(uri.clientId());
        }
    }

    private void fill(ConnectOptions options) {
        scheme.set(options.address().scheme());
        host.set(options.address().host());
        port.set(String.valueOf(options.address().port()));
        path.set(options.address().path());
        version.set(options.protocol());
        clientId.set(options.login().clientId());
        user.set(options.login().user() == null ? "" : options.login().user());
        cleanStart.set(options.session().cleanStart());
        keepAlive.set(String.valueOf(options.session().keepAliveSeconds()));
        tlsCa.set(text(options.tls().trust().caFile()));
        tlsCertificate.set(text(options.tls().client().file()));
        tlsKey.set(text(options.tls().client().key()));
        fillWill(options.will());
        subscriptions.setAll(
                options.subscriptions().stream().map(SubscriptionRow::new).toList());
    }

    private void fillWill(@Nullable Will will) {
        willTopic.set(will == null ? "" : will.message().topic().name());
        willPayload.set(will == null ? "" : new String(will.message().payload(), StandardCharsets.UTF_8));
        willQos.set(will == null ? Qos.AT_MOST_ONCE : will.message().qos());
        willRetain.set(will != null && will.message().retain());
    }

    private static String text(@Nullable Path path) {
        return path == null ? "" : path.toString();
    }

    private static String text(@Nullable Secret secret) {
        return secret == null ? "" : new String(secret.chars());
    }
}
