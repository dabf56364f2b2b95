package io.topiary.core.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.Topic;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectOptions.Login;
import io.topiary.core.mqtt.ConnectOptions.SessionOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.Will;
import io.topiary.core.tls.TlsOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a profile from its JSON object; what {@link ProfileWriter} writes comes back equal. */
final class ProfileReader {

    static final long LONGEST_EXPIRY = 0xFFFF_FFFFL;

    private ProfileReader() {}

    /** A profile, and the URI it was read from, which may hold a password that somebody seeded. */
    record Read(ConnectionProfile profile, ConnectionUri uri) {}

    /** @throws InvalidProfileException if a value can't be used; its text names the key */
    static Read read(JsonNode node) {
        JsonValues values = new JsonValues(node, "");
        String written = values.string("uri");
        if (written == null) {
            throw values.problem("uri");
        }
        ConnectionUri uri = ConnectionUri.parse(written);
        String name = values.string("name", uri.address().hostAndPort());
        // A script may leave the id out; it has to be the same at each start, recordings are named after it.
        String derived = UUID.nameUUIDFromBytes((name + "\n" + uri).getBytes(StandardCharsets.UTF_8))
                .toString();
        String user = values.string("user");
        ConnectOptions options = new ConnectOptions(
                uri.address(),
                protocol(values),
                new Login(values.string("clientId", uri.clientId()), user == null ? uri.user() : user, null),
                session(values),
                tls(values.object("tls")),
                will(values.object("will")),
                proxy(values.object("proxy")),
                subscriptions(values.objects("subscriptions")));
        return new Read(new ConnectionProfile(values.string("id", derived), name, options), uri);
    }

    private static ProtocolChoice protocol(JsonValues values) {
        String label = values.string("protocol", ProtocolChoice.AUTO.label());
        for (ProtocolChoice choice : ProtocolChoice.values()) {
            if (choice.label().equals(label)) {
                return choice;
            }
        }
        throw values.problem("protocol");
    }

    private static SessionOptions session(JsonValues values) {
        SessionOptions standard = SessionOptions.DEFAULT;
        return new SessionOptions(
                values.flag("cleanStart", standard.cleanStart()),
                values.number("sessionExpiry", standard.sessionExpirySeconds(), 0, LONGEST_EXPIRY),
                (int) values.number("keepAlive", standard.keepAliveSeconds(), 0, 65_535),
                (int) values.number("connectTimeoutMillis", standard.connectTimeoutMillis(), 100, 3_600_000),
                (int) values.number(
                        "maximumPacket", standard.maximumPacketBytes(), 1, SessionOptions.LARGEST_PACKET_BYTES),
                (int) values.number("receiveMaximum", standard.receiveMaximum(), 1, 65_535),
                List.of());
    }

    private static TlsOptions tls(@Nullable JsonValues values) {
        return values == null
                ? TlsOptions.DEFAULT
                : new TlsOptions(
                        values.path("caFile"),
                        values.path("caDirectory"),
                        values.path("certificate"),
                        values.path("key"),
                        null,
                        values.strings("protocols"),
                        values.strings("cipherSuites"),
                        values.flag("allowWrongName", false));
    }

    private static @Nullable Will will(@Nullable JsonValues values) {
        if (values == null) {
            return null;
        }
        try {
            PublishRequest message = new PublishRequest(
                    Topic.of(values.string("topic", "")),
                    willPayload(values),
                    qos(values),
                    values.flag("retain", false),
                    MessageProperties.NONE);
            return new Will(message, values.number("delay", 0, 0, LONGEST_EXPIRY));
        } catch (InvalidTopicException e) {
            throw new InvalidProfileException(e.text());
        }
    }

    private static byte[] willPayload(JsonValues values) {
        String encoded = values.string("payload64");
        if (encoded == null) {
            return values.string("payload", "").getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw values.problem("payload64");
        }
    }

    private static @Nullable Proxy proxy(@Nullable JsonValues values) {
        if (values == null) {
            return null;
        }
        for (Proxy.Kind kind : Proxy.Kind.values()) {
            if (kind.name().equalsIgnoreCase(values.string("kind", Proxy.Kind.SOCKS5.name()))) {
                return new Proxy(
                        kind,
                        values.string("host", "localhost"),
                        (int) values.number("port", 1080, 1, 65_535),
                        values.string("user"),
                        null);
            }
        }
        throw values.problem("kind");
    }

    private static List<Subscription> subscriptions(@Nullable List<JsonValues> values) {
        if (values == null) {
            return ConnectionProfile.DEFAULT_SUBSCRIPTIONS;
        }
        List<Subscription> subscriptions = new ArrayList<>();
        for (JsonValues each : values) {
            try {
                subscriptions.add(new Subscription(
                        TopicFilter.of(each.string("filter", "")),
                        qos(each),
                        each.flag("noLocal", false),
                        each.flag("retainAsPublished", true),
                        retainHandling(each)));
            } catch (InvalidTopicException e) {
                throw new InvalidProfileException(e.text());
            }
        }
        return subscriptions;
    }

    private static RetainHandling retainHandling(JsonValues values) {
        return switch ((int) values.number("retainHandling", 0, 0, 2)) {
            case 1 -> RetainHandling.SEND_IF_NEW;
            case 2 -> RetainHandling.DO_NOT_SEND;
            default -> RetainHandling.SEND;
        };
    }

    private static Qos qos(JsonValues values) {
        return Qos.of((int) values.number("qos", 0, 0, 2));
    }
}
