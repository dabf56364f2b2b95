package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.tls.Trust;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code settings.json} of MQTT Explorer: connections by their ids under {@value #CONNECTIONS}, certificates in them as
 * base64 of the files.
 */
final class MqttExplorerFormat implements ImportFormat {

    private static final String CONNECTIONS = "ConnectionManager_connections";

    /** What MQTT Explorer makes up when nobody has entered an identifier, and makes up anew since its version 0.4. */
    private static final Pattern MADE_UP_ID = Pattern.compile("mqtt-explorer-[0-9a-f]{8}");

    private static final int PORT = 1883;

    @Override
    public boolean detect(ImportFile file) {
        return file.looksLikeJson() && file.json().root().path(CONNECTIONS).isContainerNode();
    }

    @Override
    public ImportPreview read(ImportFile file) {
        PartialJson json = file.json();
        Items items = new Items();
        for (JsonNode connection : inOrder(json.root().path(CONNECTIONS))) {
            items.add(connection.path("name").asText(), () -> item(json, connection));
        }
        return JsonNotes.preview(ImportSource.MQTT_EXPLORER, items, json);
    }

    private static List<JsonNode> inOrder(JsonNode connections) {
        List<JsonNode> sorted = new ArrayList<>();
        connections.forEach(sorted::add);
        sorted.sort(
                Comparator.comparingLong(connection -> connection.path("order").asLong()));
        return sorted;
    }

    private static ImportItem.Ready item(PartialJson json, JsonNode connection) {
        JsonNotes.requireWhole(json, connection);
        Warnings warnings = new Warnings();
        LooseValues values = new LooseValues(connection, "", warnings);
        ProfileDraft draft = new ProfileDraft(
                scheme(values),
                values.textOrEmpty("host"),
                values.number("port", PORT, 1, 65_535),
                values.textOrEmpty("basePath"),
                warnings);
        draft.name(values.textOrEmpty("name"));
        String id = values.textOrEmpty("clientId");
        draft.login(MADE_UP_ID.matcher(id).matches() ? null : id, values.text("username"));
        draft.secret(SecretName.LOGIN, values.text("password"));
        if (!values.flag("certValidation", true)) {
            draft.insecure("certValidation = false");
        }
        readCertificates(values, draft);
        readSubscriptions(values, draft);
        return draft.ready();
    }

    private static Scheme scheme(LooseValues values) {
        boolean tls = values.flag("encryption", false);
        return switch (values.textOrEmpty("protocol")) {
            case "", "mqtt" -> tls ? Scheme.MQTTS : Scheme.MQTT;
            case "mqtts" -> Scheme.MQTTS;
            case "ws" -> tls ? Scheme.WSS : Scheme.WS;
            case "wss" -> Scheme.WSS;
            default ->
                throw new RefusedException("exchange.refused.protocol", Shown.text(values.textOrEmpty("protocol")));
        };
    }

    private static void readCertificates(LooseValues values, ProfileDraft draft) {
        LooseValues authority = values.object("selfSignedCertificate");
        if (!authority.isAbsent("data")) {
            List<CertificateData.Found> found = CertificateData.read(authority.textOrEmpty("data"));
            if (found.isEmpty()) {
                draft.warnings().add("exchange.warn.value", "selfSignedCertificate");
            }
            for (CertificateData.Found each : found) {
                draft.warnings().add("exchange.warn.trust", each.subject(), each.sha256());
            }
            Trust trust = draft.options().tls().trust();
            List<String> certificates =
                    found.stream().map(CertificateData.Found::der).toList();
            draft.change(options -> options.withTls(options.tls().withTrust(trust.withCertificates(certificates))));
        }
        for (String key : List.of("clientCertificate", "clientKey")) {
            if (!values.object(key).isAbsent("data")) {
                String name = values.object(key).textOrEmpty("name");
                draft.warnings().add("exchange.warn.embedded", key, Shown.text(name));
            }
        }
    }

    private static void readSubscriptions(LooseValues values, ProfileDraft draft) {
        for (JsonNode each : values.elements("subscriptions")) {
            if (each.isTextual()) {
                draft.subscribe(each.textValue(), 0, true);
                continue;
            }
            LooseValues subscription = new LooseValues(each, "subscriptions.", draft.warnings());
            draft.subscribe(subscription.textOrEmpty("topic"), (int) subscription.number("qos", 0, 0, 2), true);
        }
    }
}
