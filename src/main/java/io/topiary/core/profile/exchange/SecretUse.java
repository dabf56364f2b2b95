package io.topiary.core.profile.exchange;

/** What a password that was found is for; the names under which it is kept. */
final class SecretUse {

    /** The login at the broker. */
    static final String LOGIN = "password";
    /** The private key of the client certificate. */
    static final String KEY = "key-password";
    /** The login at the proxy. */
    static final String PROXY = "proxy-password";

    private SecretUse() {}
}
