package io.topiary.core.mqtt;

/** Which version of MQTT a profile wants. */
public enum ProtocolChoice {
    /** MQTT 5, and 3.1.1 where the broker does not speak it. */
    AUTO("auto"),
    V5("5"),
    V3_1_1("3.1.1");

    private final String label;

    ProtocolChoice(String label) {
        this.label = label;
    }

    /** As stored in a profile: {@code auto}, {@code 5} or {@code 3.1.1}. */
    public String label() {
        return label;
    }

    /** The version to try first. */
    public ProtocolVersion first() {
        return this == V3_1_1 ? ProtocolVersion.V3_1_1 : ProtocolVersion.V5;
    }
}
