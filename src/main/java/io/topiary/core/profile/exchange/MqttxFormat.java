package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.profile.ClientIds;
import io.topiary.core.profile.exchange.ProfileDraft.Named;
import io.topiary.core.secrets.SecretName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON export of MQTTX: one connection, or an array of connections and of the collections they are in. */
final class MqttxFormat implements ImportFormat {

    private static final int PORT = 1883;
    private static final int LONGEST_TIMEOUT_SECONDS = 3_600;
    private static final int MOST_LEVELS = 20;

    @Override
    public boolean detect(ImportFile file) {
        if (!file.looksLikeJson()) {
            return false;
        }
        JsonNode root = file.json().root();
        if (!root.isArray()) {
            return isConnection(root);
        }
        for (JsonNode element : root) {
            if (isConnection(element) || isCollection(element)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isConnection(JsonNode node) {
        return node.isObject() && node.has("host") && (node.has("clientId") || node.has("mqttVersion"));
    }

    private static boolean isCollection(JsonNode node) {
        return node.path("isCollection").asBoolean();
    }

    @Override
    public ImportPreview read(ImportFile file) {
        PartialJson json = file.json();
        List<JsonNode> records = new ArrayList<>();
        if (json.root().isArray()) {
            json.root().forEach(records::add);
        } else {
            records.add(json.root());
        }
        Map<String, JsonNode> collections = new HashMap<>();
        for (JsonNode each : records) {
            if (isCollection(each)) {
                collections.putIfAbsent(each.path("id").asText(), each);
            }
        }
        Items items = new Items();
        for (JsonNode each : records) {
            if (!isCollection(each)) {
                items.add(each.path("name").asText(), () -> item(json, each, collections));
            }
        }
        return JsonNotes.preview(ImportSource.MQTTX, items, json);
    }

    private static ImportItem.Ready item(PartialJson json, JsonNode connection, Map<String, JsonNode> collections) {
        JsonNotes.requireWhole(json, connection);
        Warnings warnings = new Warnings();
        LooseValues values = new LooseValues(connection, "", warnings);
        ProfileDraft draft = new ProfileDraft(
                scheme(values),
                values.textOrEmpty("host"),
                values.number("port", PORT, 1, 65_535),
                values.textOrEmpty("path"),
                warnings);
        draft.name(values.textOrEmpty("name"));
        draft.group(group(values.text("parentId"), collections));
        String id = values.textOrEmpty("clientId");
        boolean stamped = values.flag("clientIdWithTime", false) && !id.isEmpty();
        draft.login(stamped ? id + "_" + ClientIds.RANDOM : id, values.text("username"));
        draft.secret(SecretName.LOGIN, values.text("password"));
        draft.change(options -> options.withProtocol(Versions.take(values.textOrEmpty("mqttVersion"), warnings)));
        readSession(values, draft);
        readTls(values, draft);
        MqttxProperties.read(values, draft);
        MqttxWill.read(values, draft);
        readSubscriptions(values, draft);
        return draft.ready();
    }

    private static Scheme scheme(LooseValues values) {
        String protocol = values.textOrEmpty("protocol").replace("://", "");
        Scheme scheme = protocol.isEmpty()
                ? Scheme.MQTT
                : Scheme.of(protocol)
                        .orElseThrow(() -> new RefusedException("exchange.refused.protocol", Shown.text(protocol)));
        if (scheme.tls() || !values.flag("ssl", false)) {
            return scheme;
        }
        return scheme.webSocket() ? Scheme.WSS : Scheme.MQTTS;
    }

    /** The names of the collections that lead to {@code parent}, outermost first. */
    private static String group(@Nullable String parent, Map<String, JsonNode> collections) {
        List<String> names = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String id = parent;
        while (id != null && collections.get(id) != null && seen.add(id) && names.size() < MOST_LEVELS) {
            JsonNode collection = collections.get(id);
            names.addFirst(collection.path("name").asText().replace('/', '-'));
            id = collection.path("parentId").textValue();
        }
        return String.join("/", names);
    }

    private static void readSession(LooseValues values, ProfileDraft draft) {
        SessionOptions standard = SessionOptions.DEFAULT;
        int keepAlive = (int) values.number("keepalive", standard.keepAliveSeconds(), 0, 65_535);
        Long timeout = values.number("connectTimeout", 1, LONGEST_TIMEOUT_SECONDS);
        draft.changeSession(session -> session.with(values.flag("clean", true), keepAlive)
                .withConnectTimeout(timeout == null ? standard.connectTimeoutMillis() : (int) (timeout * 1_000)));
    }

    private static void readTls(LooseValues values, ProfileDraft draft) {
        if (!draft.options().address().scheme().tls()) {
            return;
        }
        if (!values.flag("rejectUnauthorized", true)) {
            draft.insecure("rejectUnauthorized = false");
        }
        // With a certificate of a public authority MQTTX does not look at the paths, whatever is left in them.
        if (!values.textOrEmpty("certType").equals("server")) {
            draft.certificates(
                    new Named("ca", values.text("ca")),
                    Named.NONE,
                    new Named("cert", values.text("cert")),
                    new Named("key", values.text("key")));
        }
    }

    private static void readSubscriptions(LooseValues values, ProfileDraft draft) {
        for (JsonNode each : values.elements("subscriptions")) {
            LooseValues subscription = new LooseValues(each, "subscriptions.", draft.warnings());
            draft.subscribe(
                    subscription.textOrEmpty("topic"),
                    (int) subscription.number("qos", 0, 0, 2),
                    subscription.flag("nl", false),
                    subscription.flag("rap", true),
                    (int) subscription.number("rh", 0, 0, 2),
                    !subscription.flag("disabled", false));
        }
    }
}
