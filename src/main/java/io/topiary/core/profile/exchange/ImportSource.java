package io.topiary.core.profile.exchange;

import io.topiary.core.text.Text;

/** What an import was read from. */
public enum ImportSource {
    /** A file that {@link ProfileExport} wrote, or {@code profiles.json} itself. */
    TOPIARY,
    /** {@code settings.json} of MQTT Explorer. */
    MQTT_EXPLORER,
    /** A JSON export of MQTTX. */
    MQTTX,
    /** A {@code .cqc} export of CorreoMQTT. */
    CORREO_MQTT,
    /** Bridges in {@code mosquitto.conf}. */
    MOSQUITTO_BRIDGE,
    /** A command line of {@code mosquitto_sub}, {@code mosquitto_pub} or {@code mosquitto_rr}. */
    MOSQUITTO_COMMAND,
    /** Addresses such as {@code mqtt://host:1883}. */
    ADDRESS,
    /** Nothing that is known. */
    UNKNOWN;

    /** Its name for the user. */
    public Text words() {
        return Text.of(
                switch (this) {
                    case TOPIARY -> "exchange.source.topiary";
                    case MQTT_EXPLORER -> "exchange.source.mqttExplorer";
                    case MQTTX -> "exchange.source.mqttx";
                    case CORREO_MQTT -> "exchange.source.correo";
                    case MOSQUITTO_BRIDGE -> "exchange.source.bridge";
                    case MOSQUITTO_COMMAND -> "exchange.source.command";
                    case ADDRESS -> "exchange.source.address";
                    case UNKNOWN -> "exchange.source.unknown";
                });
    }
}
