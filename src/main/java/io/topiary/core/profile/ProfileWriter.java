package io.topiary.core.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.secrets.SecretKeeping;

/** Writes a profile into its JSON object and leaves keys alone that it does not know. Never writes a password. */
final class ProfileWriter {

    private ProfileWriter() {}

    /** Sets what {@code profile} holds in {@code node}, which may be empty or hold an older state. */
    static void write(ConnectionProfile profile, ObjectNode node) {
        ConnectOptions options = profile.options();
        JsonFields fields = new JsonFields(node);
        fields.put("id", profile.id());
        fields.put("name", profile.name());
        fields.put("uri", options.address().uri());
        fields.put("protocol", options.protocol().label());
        fields.putUnless("spoken", ProtocolChoice.V3_1_1.label(), options.protocol() != ProtocolChoice.AUTO_FROM_3_1_1);
        writeLabel(fields, profile);
        writeLogin(fields, options.login());
        NetworkJson.write(fields, options.network());
        SessionJson.write(fields, options.session());
        TlsJson.write(node, options.tls());
        WillJson.write(node, options.will());
        RecordingJson.write(node, profile.recording());
        SubscriptionsJson.write(node, options.subscriptions());
        fields.put(
                "excludes", options.excludes().stream().map(TopicFilter::filter).toList());
    }

    private static void writeLabel(JsonFields fields, ConnectionProfile profile) {
        ProfileLabel label = profile.label();
        fields.putUnless("colour", label.colour().label(), label.colour() == Colour.NONE);
        fields.putUnless("group", label.group(), label.group().isEmpty());
        fields.putUnless("notes", label.notes(), label.notes().isEmpty());
        fields.putIf("production", profile.protection().production());
        fields.putIf("readOnly", profile.protection().readOnly());
        fields.putIf("autoConnect", profile.autoConnect());
        fields.putUnless("passwords", profile.keeping().label(), profile.keeping() == SecretKeeping.KEEP);
    }

    private static void writeLogin(JsonFields fields, Login login) {
        fields.put("clientId", login.clientId());
        fields.put("user", login.user());
        fields.putUnless("authentication", login.method().label(), login.method() == Login.Method.PLAIN);
    }
}
