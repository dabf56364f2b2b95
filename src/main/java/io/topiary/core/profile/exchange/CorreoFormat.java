package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.profile.exchange.ProfileDraft.Named;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.text.Text;

/** A {@code .cqc} export of CorreoMQTT: connections under {@value #CONNECTIONS}, or all of it encrypted. */
final class CorreoFormat implements ImportFormat {

    private static final String CONNECTIONS = "connectionConfigDTOS";
    private static final String ENCRYPTED = "encryptedData";
    private static final int PORT = 1883;

    @Override
    public boolean detect(ImportFile file) {
        return file.looksLikeJson()
                && (file.json().root().has(CONNECTIONS) || file.json().root().has(ENCRYPTED));
    }

    @Override
    public ImportPreview read(ImportFile file) {
        PartialJson json = file.json();
        JsonNode connections = json.root().path(CONNECTIONS);
        if (connections.isTextual()) {
            // Versions before 0.13 have put the JSON into a text.
            json = PartialJson.parse(connections.textValue());
            connections = json.root();
        }
        if (!connections.isArray() && json.root().path(ENCRYPTED).isTextual()) {
            return ImportPreview.nothing(ImportSource.CORREO_MQTT, Text.of("exchange.note.correoEncrypted"));
        }
        PartialJson whole = json;
        Items items = new Items();
        for (JsonNode connection : connections) {
            items.add(connection.path("name").asText(), () -> item(whole, connection));
        }
        return JsonNotes.preview(ImportSource.CORREO_MQTT, items, json);
    }

    private static ImportItem.Ready item(PartialJson json, JsonNode connection) {
        JsonNotes.requireWhole(json, connection);
        Warnings warnings = new Warnings();
        LooseValues values = new LooseValues(connection, "", warnings);
        boolean tls = values.textOrEmpty("ssl").equals("KEYSTORE");
        ProfileDraft draft = new ProfileDraft(
                tls ? Scheme.MQTTS : Scheme.MQTT,
                values.textOrEmpty("url"),
                values.number("port", PORT, 1, 65_535),
                "",
                warnings);
        draft.name(values.textOrEmpty("name"));
        draft.login(values.text("clientId"), values.text("username"));
        draft.secret(SecretName.LOGIN, values.text("password"));
        draft.change(options -> options.withProtocol(Versions.take(values.textOrEmpty("mqttVersion"), warnings)));
        boolean clean = values.flag("cleanSession", true);
        draft.changeSession(session -> session.with(clean, SessionOptions.DEFAULT.keepAliveSeconds()));
        if (tls) {
            readKeyStore(values, draft);
        }
        if (values.textOrEmpty("proxy").equals("SSH")) {
            warnings.add("exchange.warn.ssh", Shown.text(values.textOrEmpty("sshHost")));
        }
        if (values.textOrEmpty("lwt").equals("ON")) {
            readWill(values, draft);
        }
        return draft.ready();
    }

    /** One store for both: whom CorreoMQTT trusts, and how it shows who it is. */
    private static void readKeyStore(LooseValues values, ProfileDraft draft) {
        if (!values.flag("sslHostVerification", true)) {
            draft.insecure("sslHostVerification = false");
        }
        String store = values.text("sslKeystore");
        draft.certificates(new Named("sslKeystore", store), Named.NONE, new Named("sslKeystore", store), Named.NONE);
        draft.secret(SecretName.KEY, values.text("sslKeystorePassword"));
        if (draft.options().tls().client().file() != null) {
            draft.warnings().add("exchange.warn.keyStore", Shown.text(String.valueOf(store)));
        }
    }

    private static void readWill(LooseValues values, ProfileDraft draft) {
        draft.will(
                values.textOrEmpty("lwtTopic"),
                values.textOrEmpty("lwtPayload"),
                (int) values.number("lwtQoS", 0, 0, 2),
                values.flag("lwtRetained", false),
                MessageProperties.NONE,
                0);
    }
}
