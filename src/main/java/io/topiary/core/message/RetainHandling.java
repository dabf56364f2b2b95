package io.topiary.core.message;

/** When a subscription is answered with the stored messages (MQTT 5, section 3.8.3.1). */
public enum RetainHandling {
    SEND(0),
    SEND_IF_NEW(1),
    DO_NOT_SEND(2);

    private final int code;

    RetainHandling(int code) {
        this.code = code;
    }

    /** The number on the wire, 0 to 2. */
    public int code() {
        return code;
    }

    /**
     * The choice with the number {@code code}.
     *
     * @throws IllegalArgumentException if {@code code} is not 0, 1 or 2
     */
    public static RetainHandling of(int code) {
        return switch (code) {
            case 0 -> SEND;
            case 1 -> SEND_IF_NEW;
            case 2 -> DO_NOT_SEND;
            default -> throw new IllegalArgumentException("no such retain handling: " + code);
        };
    }
}
