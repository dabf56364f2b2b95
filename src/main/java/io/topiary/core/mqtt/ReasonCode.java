package io.topiary.core.mqtt;

/**
 * A reason code of the broker (MQTT 5, section 2.4) or a return code of MQTT 3.1.1 (section 3.2.2.3 there).
 *
 * @param version which of the two tables it is from
 * @param code 0 to 255
 * @param name the standard's name, {@code Unknown} for a code it does not have
 */
public record ReasonCode(ProtocolVersion version, int code, String name) {

    /** {@code 0x87 Not authorized}. */
    @Override
    public String toString() {
        return "0x%02X %s".formatted(code, name);
    }
}
