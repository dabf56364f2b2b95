package io.topiary.core.mqtt;

import java.util.List;

/** Which version of MQTT a profile wants. */
public enum ProtocolChoice {
    /** MQTT 5, and 3.1.1 where the broker does not speak it. */
    AUTO("auto"),
    /** As {@link #AUTO}, with a broker that was found to speak 3.1.1 only: begins with that. */
    AUTO_FROM_3_1_1("auto"),
    V5("5"),
    V3_1_1("3.1.1");

    /** What a user can choose. */
    public static final List<ProtocolChoice> CHOICES = List.of(AUTO, V5, V3_1_1);

    private final String label;

    ProtocolChoice(String label) {
        this.label = label;
    }

    /** As stored in a profile: {@code auto}, {@code 5} or {@code 3.1.1}. */
    public String label() {
        return label;
    }

    /** Whether Topiary finds out what the broker speaks. */
    public boolean automatic() {
        return this == AUTO || this == AUTO_FROM_3_1_1;
    }

    /** The version to try first. */
    public ProtocolVersion first() {
        return this == V3_1_1 || this == AUTO_FROM_3_1_1 ? ProtocolVersion.V3_1_1 : ProtocolVersion.V5;
    }
}
