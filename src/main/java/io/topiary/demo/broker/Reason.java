package io.topiary.demo.broker;

/** Reason codes the broker sends (MQTT 5, section 2.4), as the numbers on the wire. */
final class Reason {
    static final int SUCCESS = 0x00;
    static final int WITH_WILL = 0x04;
    static final int NO_MATCHING_SUBSCRIBERS = 0x10;
    static final int NO_SUBSCRIPTION_EXISTED = 0x11;
    static final int UNSPECIFIED = 0x80;
    static final int MALFORMED = 0x81;
    static final int PROTOCOL_ERROR = 0x82;
    static final int UNSUPPORTED_VERSION = 0x84;
    static final int CLIENT_ID_INVALID = 0x85;
    static final int BAD_USER_OR_PASSWORD = 0x86;
    static final int NOT_AUTHORIZED = 0x87;
    static final int SHUTTING_DOWN = 0x8B;
    static final int BAD_AUTHENTICATION_METHOD = 0x8C;
    static final int KEEP_ALIVE_TIMEOUT = 0x8D;
    static final int TAKEN_OVER = 0x8E;
    static final int FILTER_INVALID = 0x8F;
    static final int TOPIC_INVALID = 0x90;
    static final int PACKET_ID_NOT_FOUND = 0x92;
    static final int RECEIVE_MAXIMUM_EXCEEDED = 0x93;
    static final int TOPIC_ALIAS_INVALID = 0x94;
    static final int PACKET_TOO_LARGE = 0x95;

    private Reason() {}

    /** The MQTT 3.1.1 CONNACK return code nearest to an MQTT 5 reason code (MQTT 3.1.1, section 3.2.2.3). */
    static int connectCodeOf311(int reason) {
        return switch (reason) {
            case SUCCESS -> 0;
            case UNSUPPORTED_VERSION -> 1;
            case CLIENT_ID_INVALID -> 2;
            case BAD_USER_OR_PASSWORD -> 4;
            case NOT_AUTHORIZED, BAD_AUTHENTICATION_METHOD -> 5;
            default -> reason < 0x80 ? reason : 3;
        };
    }
}
