package io.topiary.core.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.secrets.SecretKeeping;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Makes a profile from its JSON object; what {@link ProfileWriter} writes comes back equal. */
final class ProfileReader {

    private ProfileReader() {}

    /** A profile, and the URI it was read from, which may hold a password that somebody seeded. */
    record Read(ConnectionProfile profile, ConnectionUri uri) {}

    /** @throws InvalidProfileException if a value can't be used; its text names the key */
    static Read read(JsonNode node) {
        JsonValues values = new JsonValues(node, "");
        ConnectionUri uri = ConnectionUri.parse(values.required("uri"));
        String name = values.string("name", uri.address().hostAndPort());
        // A script may leave the id out; it has to be the same at each start, recordings are named after it.
        String derived = UUID.nameUUIDFromBytes((name + "\n" + uri).getBytes(StandardCharsets.UTF_8))
                .toString();
        ConnectionProfile profile = new ConnectionProfile(
                values.string("id", derived),
                name,
                label(values),
                new Protection(values.flag("production", false), values.flag("readOnly", false)),
                values.flag("autoConnect", false),
                values.choice("passwords", SecretKeeping.KEEP, SecretKeeping::of),
                RecordingJson.read(values.object("recording")),
                options(values, uri));
        return new Read(profile, uri);
    }

    private static ProfileLabel label(JsonValues values) {
        return new ProfileLabel(
                values.choice("colour", Colour.NONE, Colour::of),
                values.string("group", ""),
                values.string("notes", ""));
    }

    private static ConnectOptions options(JsonValues values, ConnectionUri uri) {
        return new ConnectOptions(
                uri.address(),
                NetworkJson.read(values),
                protocol(values),
                login(values, uri),
                SessionJson.read(values),
                TlsJson.read(values.object("tls")),
                WillJson.read(values.object("will")),
                SubscriptionsJson.read(values.objects("subscriptions")),
                values.strings("excludes").stream()
                        .map(filter -> values.parsed("excludes", () -> TopicFilter.of(filter)))
                        .toList());
    }

    private static Login login(JsonValues values, ConnectionUri uri) {
        String user = values.string("user");
        return new Login(
                values.string("clientId", uri.clientId()),
                user == null ? uri.user() : user,
                null,
                values.oneOf("authentication", Login.Method.PLAIN, Login.Method.values(), Login.Method::label));
    }

    private static ProtocolChoice protocol(JsonValues values) {
        ProtocolChoice choice = values.oneOf(
                "protocol",
                ProtocolChoice.AUTO,
                ProtocolChoice.CHOICES.toArray(ProtocolChoice[]::new),
                ProtocolChoice::label);
        boolean old = values.string("spoken", "").equals(ProtocolChoice.V3_1_1.label());
        return choice == ProtocolChoice.AUTO && old ? ProtocolChoice.AUTO_FROM_3_1_1 : choice;
    }
}
