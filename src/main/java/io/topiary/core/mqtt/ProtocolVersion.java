package io.topiary.core.mqtt;

/** A version of MQTT that Topiary speaks. */
public enum ProtocolVersion {
    V3_1_1("3.1.1"),
    V5("5");

    private final String label;

    ProtocolVersion(String label) {
        this.label = label;
    }

    /** As people write it: {@code 3.1.1} or {@code 5}. */
    public String label() {
        return label;
    }
}
