package io.topiary.core.mqtt;

/** What went wrong below MQTT; the classification behind the words. */
public enum TransportProblem {
    UNKNOWN_HOST,
    REFUSED,
    NO_ANSWER,
    NO_CONNACK,
    CLOSED_DURING_LOGIN,
    LOOKS_LIKE_TLS,
    NOT_TLS,
    CLOSED_DURING_TLS,
    UNTRUSTED_CERTIFICATE,
    WRONG_NAME,
    EXPIRED_CERTIFICATE,
    PIN_CHANGED,
    WEAK_CERTIFICATE,
    CLIENT_CERTIFICATE_REQUIRED,
    CLIENT_CERTIFICATE_REJECTED,
    TLS_NEGOTIATION,
    WEB_SOCKET_REFUSED,
    NOT_WEB_SOCKET,
    NOT_MQTT,
    /** The proxy can't be reached, or does not let us in. */
    PROXY,
    /** The proxy does not reach the broker, or does not allow it. */
    PROXY_REFUSED,
    LOST,
    CLOSED_AFTER_PUBLISH,
    STALLED,
    OTHER
}
