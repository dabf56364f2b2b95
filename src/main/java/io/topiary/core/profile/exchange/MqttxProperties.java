package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SessionOptions.Receiving;
import java.util.ArrayList;
import java.util.List;

/** The properties of CONNECT (MQTT 5, section 3.1.2.11) in an export of MQTTX. */
final class MqttxProperties {

    private MqttxProperties() {}

    static void read(LooseValues connection, ProfileDraft draft) {
        // Exports older than version 1.6 have them in the connection itself.
        LooseValues values = connection.isAbsent("properties") ? connection : connection.object("properties");
        Receiving usual = Receiving.DEFAULT;
        Receiving receiving = new Receiving(
                (int) values.number(
                        "maximumPacketSize", usual.maximumPacketBytes(), 1, SessionOptions.LARGEST_PACKET_BYTES),
                (int) values.number("receiveMaximum", usual.receiveMaximum(), 1, 65_535),
                (int) values.number("topicAliasMaximum", usual.topicAliasMaximum(), 0, 65_535),
                values.flag("requestProblemInformation", usual.problemInformation()),
                values.flag("requestResponseInformation", usual.responseInformation()));
        long expiry = values.number("sessionExpiryInterval", 0, 0, SessionOptions.NEVER_EXPIRES);
        List<UserProperty> properties = userProperties(values);
        draft.changeSession(session -> new SessionOptions(
                session.cleanStart(),
                expiry,
                session.keepAliveSeconds(),
                session.connectTimeoutMillis(),
                receiving,
                session.sending(),
                properties));
        readAuthentication(values, draft);
    }

    private static void readAuthentication(LooseValues values, ProfileDraft draft) {
        String wanted = values.textOrEmpty("authenticationMethod");
        if (wanted.isEmpty()) {
            return;
        }
        for (Login.Method method : Login.Method.values()) {
            if (method != Login.Method.PLAIN && method.label().equalsIgnoreCase(wanted)) {
                Login login = draft.options().login();
                draft.change(options ->
                        options.withLogin(new Login(login.clientId(), login.user(), login.password(), method)));
                return;
            }
        }
        draft.warnings().add("exchange.warn.authentication", Shown.text(wanted));
    }

    /** An object whose values are texts or arrays of texts. */
    static List<UserProperty> userProperties(LooseValues values) {
        JsonNode object = values.any("userProperties");
        List<UserProperty> properties = new ArrayList<>();
        if (!object.isObject()) {
            if (!values.isAbsent("userProperties") && !object.asText().isEmpty()) {
                values.unusable("userProperties");
            }
            return properties;
        }
        object.properties().forEach(entry -> {
            if (entry.getValue().isArray()) {
                entry.getValue().forEach(each -> properties.add(new UserProperty(entry.getKey(), each.asText())));
            } else {
                properties.add(new UserProperty(entry.getKey(), entry.getValue().asText()));
            }
        });
        return properties;
    }
}
