package io.topiary.core.profile.exchange;

import io.topiary.core.mqtt.ProtocolChoice;
import java.util.Locale;

/** Versions of MQTT as tools write them. */
final class Versions {

    private Versions() {}

    /** The version that {@code text} names; automatic if it is empty or unknown. */
    static ProtocolChoice take(String text, Warnings warnings) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "" -> ProtocolChoice.AUTO;
            case "5.0", "5", "mqtt_5_0", "mqttv5", "mqttv50" -> ProtocolChoice.V5;
            case "3.1.1", "4", "mqtt_3_1_1", "mqttv311", "311" -> ProtocolChoice.V3_1_1;
            case "3.1", "3", "mqttv31", "31" -> {
                warnings.add("exchange.warn.version.old");
                yield ProtocolChoice.V3_1_1;
            }
            default -> {
                warnings.add("exchange.warn.version.unknown", Shown.text(text));
                yield ProtocolChoice.AUTO;
            }
        };
    }
}
