package io.topiary.core.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Subscription;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectOptions.SessionOptions;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.Will;
import io.topiary.core.tls.TlsOptions;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a profile into its JSON object and leaves keys alone that it does not know. Never writes a password. */
final class ProfileWriter {

    private ProfileWriter() {}

    /** Sets what {@code profile} holds in {@code node}, which may be empty or hold an older state. */
    static void write(ConnectionProfile profile, ObjectNode node) {
        ConnectOptions options = profile.options();
        SessionOptions session = options.session();
        node.put("id", profile.id());
        node.put("name", profile.name());
        node.put("uri", options.address().uri());
        node.put("protocol", options.protocol().label());
        put(node, "clientId", options.login().clientId());
        put(node, "user", options.login().user());
        node.put("cleanStart", session.cleanStart());
        node.put("keepAlive", session.keepAliveSeconds());
        node.put("sessionExpiry", session.sessionExpirySeconds());
        putUnless(
                node,
                "connectTimeoutMillis",
                session.connectTimeoutMillis(),
                SessionOptions.DEFAULT.connectTimeoutMillis());
        putUnless(node, "maximumPacket", session.maximumPacketBytes(), SessionOptions.DEFAULT.maximumPacketBytes());
        putUnless(node, "receiveMaximum", session.receiveMaximum(), SessionOptions.DEFAULT.receiveMaximum());
        writeTls(node, options.tls());
        writeWill(node, options.will());
        writeProxy(node, options.proxy());
        writeSubscriptions(node, options.subscriptions());
    }

    private static void writeTls(ObjectNode node, TlsOptions tls) {
        if (tls.equals(TlsOptions.DEFAULT)) {
            node.remove("tls");
            return;
        }
        ObjectNode object = child(node, "tls");
        put(object, "caFile", tls.caFile());
        put(object, "caDirectory", tls.caDirectory());
        put(object, "certificate", tls.certificate());
        put(object, "key", tls.key());
        put(object, "protocols", tls.protocols());
        put(object, "cipherSuites", tls.cipherSuites());
        object.put("allowWrongName", tls.allowWrongName());
    }

    private static void writeWill(ObjectNode node, @Nullable Will will) {
        if (will == null) {
            node.remove("will");
            return;
        }
        PublishRequest message = will.message();
        ObjectNode object = child(node, "will");
        object.put("topic", message.topic().name());
        object.remove(List.of("payload", "payload64"));
        try {
            object.put(
                    "payload",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(message.payload()))
                            .toString());
        } catch (CharacterCodingException binary) {
            object.put("payload64", Base64.getEncoder().encodeToString(message.payload()));
        }
        object.put("qos", message.qos().code());
        object.put("retain", message.retain());
        object.put("delay", will.delaySeconds());
    }

    private static void writeProxy(ObjectNode node, @Nullable Proxy proxy) {
        if (proxy == null) {
            node.remove("proxy");
            return;
        }
        ObjectNode object = child(node, "proxy");
        object.put("kind", proxy.kind().name().toLowerCase(Locale.ROOT));
        object.put("host", proxy.host());
        object.put("port", proxy.port());
        put(object, "user", proxy.user());
    }

    private static void writeSubscriptions(ObjectNode node, List<Subscription> subscriptions) {
        JsonNode before = node.path("subscriptions").deepCopy();
        ArrayNode array = node.putArray("subscriptions");
        for (Subscription subscription : subscriptions) {
            ObjectNode object = array.addObject();
            String filter = subscription.filter().filter();
            for (JsonNode old : before) {
                if (old instanceof ObjectNode same
                        && same.path("filter").asText().equals(filter)) {
                    object.setAll(same);
                }
            }
            object.put("filter", filter);
            object.put("qos", subscription.qos().code());
            object.remove(List.of("noLocal", "retainAsPublished", "retainHandling"));
            if (subscription.noLocal()) {
                object.put("noLocal", true);
            }
            if (!subscription.retainAsPublished()) {
                object.put("retainAsPublished", false);
            }
            if (subscription.retainHandling() != RetainHandling.SEND) {
                object.put("retainHandling", subscription.retainHandling().code());
            }
        }
    }

    private static ObjectNode child(ObjectNode node, String key) {
        return node.get(key) instanceof ObjectNode existing ? existing : node.putObject(key);
    }

    private static void put(ObjectNode node, String key, @Nullable String value) {
        if (value == null) {
            node.remove(key);
        } else {
            node.put(key, value);
        }
    }

    private static void put(ObjectNode node, String key, @Nullable Path value) {
        put(node, key, value == null ? null : value.toString());
    }

    private static void put(ObjectNode node, String key, List<String> values) {
        if (values.isEmpty()) {
            node.remove(key);
        } else {
            ArrayNode array = node.putArray(key);
            values.forEach(array::add);
        }
    }

    private static void putUnless(ObjectNode node, String key, int value, int standard) {
        if (value == standard) {
            node.remove(key);
        } else {
            node.put(key, value);
        }
    }
}
