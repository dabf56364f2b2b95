package io.topiary.core.doctor;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringPair;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;

/** What a broker grants in CONNACK, in words (MQTT 5, section 3.2.2.3); what it does not say has the standard's value. */
final class Grants {

    private static final int MOST_USER_PROPERTIES = 20;

    private Grants() {}

    static List<Text> of(ConnectOptions options, ConnAck answer) {
        List<Text> facts = new ArrayList<>();
        facts.add(Text.of("doctor.grant.session", answer.sessionPresent() ? 1 : 0));
        if (answer.version() == ProtocolVersion.V5) {
            identity(answer.properties(), facts);
            limits(options.session(), answer.properties(), facts);
            features(answer.properties(), facts);
            words(answer.properties(), facts);
        }
        return facts;
    }

    private static void identity(MqttProperties sent, List<Text> facts) {
        String assigned = Properties5.text(sent, MqttPropertyType.ASSIGNED_CLIENT_IDENTIFIER);
        if (assigned != null) {
            facts.add(Text.of("doctor.grant.clientId", Facts.safe(assigned)));
        }
    }

    private static void limits(SessionOptions asked, MqttProperties sent, List<Text> facts) {
        facts.add(Text.of(
                "doctor.grant.keepAlive",
                Properties5.number(sent, MqttPropertyType.SERVER_KEEP_ALIVE, asked.keepAliveSeconds())));
        facts.add(
                Text.of("doctor.grant.expiry", Properties5.number(sent, MqttPropertyType.SESSION_EXPIRY_INTERVAL, 0)));
        facts.add(Text.of(
                "doctor.grant.receiveMaximum", Properties5.number(sent, MqttPropertyType.RECEIVE_MAXIMUM, 65_535)));
        facts.add(Text.of(
                "doctor.grant.packet",
                Properties5.number(sent, MqttPropertyType.MAXIMUM_PACKET_SIZE, SessionOptions.LARGEST_PACKET_BYTES)));
        facts.add(Text.of("doctor.grant.aliases", Properties5.number(sent, MqttPropertyType.TOPIC_ALIAS_MAXIMUM, 0)));
        facts.add(Text.of("doctor.grant.qos", Properties5.number(sent, MqttPropertyType.MAXIMUM_QOS, 2)));
    }

    private static void features(MqttProperties sent, List<Text> facts) {
        facts.add(available("doctor.grant.retain", sent, MqttPropertyType.RETAIN_AVAILABLE));
        facts.add(available("doctor.grant.wildcards", sent, MqttPropertyType.WILDCARD_SUBSCRIPTION_AVAILABLE));
        facts.add(available("doctor.grant.shared", sent, MqttPropertyType.SHARED_SUBSCRIPTION_AVAILABLE));
        facts.add(available("doctor.grant.ids", sent, MqttPropertyType.SUBSCRIPTION_IDENTIFIER_AVAILABLE));
    }

    private static Text available(String key, MqttProperties sent, MqttPropertyType type) {
        return Text.of(key, Properties5.available(sent, type) ? 1 : 0);
    }

    private static void words(MqttProperties sent, List<Text> facts) {
        text("doctor.grant.responses", sent, MqttPropertyType.RESPONSE_INFORMATION, facts);
        text("doctor.grant.reference", sent, MqttPropertyType.SERVER_REFERENCE, facts);
        text("doctor.grant.method", sent, MqttPropertyType.AUTHENTICATION_METHOD, facts);
        text("doctor.fact.reason", sent, MqttPropertyType.REASON_STRING, facts);
        List<StringPair> pairs = Properties5.users(sent);
        for (StringPair pair : pairs.subList(0, Math.min(pairs.size(), MOST_USER_PROPERTIES))) {
            facts.add(Text.of("doctor.grant.user", Facts.safe(pair.key), Facts.safe(pair.value)));
        }
    }

    private static void text(String key, MqttProperties sent, MqttPropertyType type, List<Text> facts) {
        String value = Properties5.text(sent, type);
        if (value != null) {
            facts.add(Text.of(key, Facts.safe(value)));
        }
    }
}
