package io.topiary.core.message;

/** Quality of service of a delivery (MQTT 5, section 4.3). */
public enum Qos {
    AT_MOST_ONCE(0),
    AT_LEAST_ONCE(1),
    EXACTLY_ONCE(2);

    private final int code;

    Qos(int code) {
        this.code = code;
    }

    /** The number on the wire, 0 to 2. */
    public int code() {
        return code;
    }

    /**
     * The quality of service with the number {@code code}.
     *
     * @throws IllegalArgumentException if {@code code} is not 0, 1 or 2
     */
    public static Qos of(int code) {
        return switch (code) {
            case 0 -> AT_MOST_ONCE;
            case 1 -> AT_LEAST_ONCE;
            case 2 -> EXACTLY_ONCE;
            default -> throw new IllegalArgumentException("no such QoS: " + code);
        };
    }
}
