package io.topiary.demo.broker;

/** A client broke the protocol: the connection ends with the given reason code (MQTT 5, section 4.13). */
final class ProtocolException extends Exception {
    private final int reason;

    ProtocolException(int reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    int reason() {
        return reason;
    }
}
