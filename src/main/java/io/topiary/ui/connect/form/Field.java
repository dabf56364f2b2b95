package io.topiary.ui.connect.form;

/** A field of the form that can hold something wrong, with the page it is on. */
public enum Field {
    NAME(Page.GENERAL),
    URI(Page.GENERAL),
    HOST(Page.GENERAL),
    PORT(Page.GENERAL),
    PATH(Page.GENERAL),
    USER(Page.GENERAL),
    PASSWORD(Page.GENERAL),
    LOGIN_METHOD(Page.GENERAL),
    CLIENT_ID(Page.GENERAL),
    KEEP_ALIVE(Page.GENERAL),
    TLS_CA(Page.TLS),
    TLS_CA_FOLDER(Page.TLS),
    PINS(Page.TLS),
    TLS_CERTIFICATE(Page.TLS),
    TLS_KEY(Page.TLS),
    CIPHER_SUITES(Page.TLS),
    SERVER_NAME(Page.TLS),
    ALPN(Page.TLS),
    SUBSCRIPTIONS(Page.SUBSCRIPTIONS),
    EXCLUDES(Page.SUBSCRIPTIONS),
    SESSION_EXPIRY(Page.SESSION),
    CONNECT_TIMEOUT(Page.SESSION),
    RECEIVE_MAXIMUM(Page.SESSION),
    MAXIMUM_PACKET(Page.SESSION),
    TOPIC_ALIAS_MAXIMUM(Page.SESSION),
    IN_FLIGHT(Page.SESSION),
    WAITING(Page.SESSION),
    USER_PROPERTIES(Page.SESSION),
    SERVERS(Page.NETWORK),
    SRV(Page.NETWORK),
    LOCAL_ADDRESS(Page.NETWORK),
    PROXY_HOST(Page.NETWORK),
    PROXY_PORT(Page.NETWORK),
    SUBPROTOCOL(Page.NETWORK),
    HEADERS(Page.NETWORK),
    WILL_TOPIC(Page.WILL),
    WILL_PAYLOAD(Page.WILL),
    WILL_FILE(Page.WILL),
    WILL_DELAY(Page.WILL),
    WILL_EXPIRY(Page.WILL),
    WILL_CONTENT_TYPE(Page.WILL),
    WILL_RESPONSE_TOPIC(Page.WILL),
    WILL_CORRELATION(Page.WILL),
    WILL_USER_PROPERTIES(Page.WILL),
    RECORDING_SIZE(Page.RECORDING),
    RECORDING_DAYS(Page.RECORDING),
    GROUP(Page.LABEL);

    private final Page page;

    Field(Page page) {
        this.page = page;
    }

    /** Where it is. */
    public Page page() {
        return page;
    }
}
