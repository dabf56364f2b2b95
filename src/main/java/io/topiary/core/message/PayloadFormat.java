package io.topiary.core.message;

/** The sender's word on what the payload is (payload format indicator, MQTT 5, section 3.3.2.3.2); not verified. */
public enum PayloadFormat {
    UNSPECIFIED(0),
    UTF_8(1);

    private final int code;

    PayloadFormat(int code) {
        this.code = code;
    }

    /** The number on the wire, 0 or 1. */
    public int code() {
        return code;
    }
}
