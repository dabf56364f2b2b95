package io.topiary.ui.connect;

/** A field of the profile form that can hold something wrong. */
public enum Field {
    NAME,
    URI,
    HOST,
    PORT,
    PATH,
    CLIENT_ID,
    USER,
    KEEP_ALIVE,
    TLS_CA,
    TLS_CERTIFICATE,
    TLS_KEY,
    WILL_TOPIC,
    SUBSCRIPTIONS
}
