package io.topiary.core.history.transfer;

import io.topiary.core.text.Text;

/** What a file to import is, by what is in it. */
public enum ImportFormat {

    /** A recording of Topiary: there is nothing to import, it can be opened. */
    TOPIARY("transfer.format.topiary"),

    /** One JSON object a line: Topiary's own, or what {@code mosquitto_sub -F %j} prints. */
    JSON_LINES("transfer.format.lines"),

    /** JSON documents: exports of MQTTX, what {@code mqttx sub --output-mode clean} or {@code --pretty} prints. */
    JSON_DOCUMENTS("transfer.format.documents"),

    /** A capture of packets, in the older form. */
    PCAP("transfer.format.pcap"),

    /** A capture of packets, as Wireshark saves it. */
    PCAPNG("transfer.format.pcapng");

    private final String key;

    ImportFormat(String key) {
        this.key = key;
    }

    /** What it is called. */
    public Text words() {
        return Text.of(key);
    }
}
