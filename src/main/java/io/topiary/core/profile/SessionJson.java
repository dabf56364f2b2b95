package io.topiary.core.profile;

import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SessionOptions.Receiving;
import io.topiary.core.mqtt.SessionOptions.Sending;
import io.topiary.core.mqtt.SessionOptions.Sending.WhenFull;
import java.util.Locale;

/** What a connection asks of the broker, as JSON: keys of the profile itself. */
final class SessionJson {

    static final int SHORTEST_TIMEOUT_MILLIS = 100;
    static final int LONGEST_TIMEOUT_MILLIS = 3_600_000;
    static final int MOST_WAITING = 1_000_000;

    private SessionJson() {}

    static SessionOptions read(JsonValues values) {
        SessionOptions standard = SessionOptions.DEFAULT;
        return new SessionOptions(
                values.flag("cleanStart", standard.cleanStart()),
                values.number("sessionExpiry", standard.sessionExpirySeconds(), 0, SessionOptions.NEVER_EXPIRES),
                (int) values.number("keepAlive", standard.keepAliveSeconds(), 0, 65_535),
                (int) values.number(
                        "connectTimeoutMillis",
                        standard.connectTimeoutMillis(),
                        SHORTEST_TIMEOUT_MILLIS,
                        LONGEST_TIMEOUT_MILLIS),
                receiving(values),
                sending(values),
                values.properties("userProperties"));
    }

    private static Receiving receiving(JsonValues values) {
        Receiving standard = Receiving.DEFAULT;
        return new Receiving(
                (int) values.number(
                        "maximumPacket", standard.maximumPacketBytes(), 1, SessionOptions.LARGEST_PACKET_BYTES),
                (int) values.number("receiveMaximum", standard.receiveMaximum(), 1, 65_535),
                (int) values.number("topicAliasMaximum", standard.topicAliasMaximum(), 0, 65_535),
                values.flag("problemInformation", standard.problemInformation()),
                values.flag("responseInformation", standard.responseInformation()));
    }

    private static Sending sending(JsonValues values) {
        Sending standard = Sending.DEFAULT;
        return new Sending(
                (int) values.number("inFlight", standard.inFlight(), 1, 65_535),
                (int) values.number("waiting", standard.waiting(), 0, MOST_WAITING),
                values.oneOf("whenFull", standard.whenFull(), WhenFull.values(), SessionJson::label));
    }

    static void write(JsonFields fields, SessionOptions session) {
        SessionOptions standard = SessionOptions.DEFAULT;
        fields.node().put("cleanStart", session.cleanStart());
        fields.node().put("keepAlive", session.keepAliveSeconds());
        fields.node().put("sessionExpiry", session.sessionExpirySeconds());
        fields.putUnless("connectTimeoutMillis", session.connectTimeoutMillis(), standard.connectTimeoutMillis());
        Receiving receiving = session.receiving();
        Receiving usual = Receiving.DEFAULT;
        fields.putUnless("maximumPacket", receiving.maximumPacketBytes(), usual.maximumPacketBytes());
        fields.putUnless("receiveMaximum", receiving.receiveMaximum(), usual.receiveMaximum());
        fields.putUnless("topicAliasMaximum", receiving.topicAliasMaximum(), usual.topicAliasMaximum());
        fields.putUnless("problemInformation", receiving.problemInformation(), usual.problemInformation());
        fields.putUnless("responseInformation", receiving.responseInformation(), usual.responseInformation());
        Sending sending = session.sending();
        fields.putUnless("inFlight", sending.inFlight(), Sending.DEFAULT.inFlight());
        fields.putUnless("waiting", sending.waiting(), Sending.DEFAULT.waiting());
        fields.putUnless("whenFull", label(sending.whenFull()), sending.whenFull() == Sending.DEFAULT.whenFull());
        fields.putProperties("userProperties", session.userProperties());
    }

    private static String label(WhenFull choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
