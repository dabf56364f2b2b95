package io.topiary.core.secrets;

import java.util.Locale;

/**
 * Which password is meant.
 *
 * @param owner whose it is: the id of a profile; not empty, no control characters
 * @param use what it opens: one of the constants here or {@link #header}; not empty, no control characters
 */
public record SecretName(String owner, String use) {

    /** Use: the login at the broker. */
    public static final String LOGIN = "password";
    /** Use: the private key of the client certificate. */
    public static final String KEY = "key-password";
    /** Use: the login at the proxy. */
    public static final String PROXY = "proxy-password";

    /** @throws IllegalArgumentException if one of them is empty or has a control character */
    public SecretName {
        check(owner);
        check(use);
    }

    /** Use: the value of the HTTP header {@code name}, in whatever case that is written (RFC 9110, section 5.1). */
    public static String header(String name) {
        return "header:" + name.toLowerCase(Locale.ROOT);
    }

    private static void check(String part) {
        if (part.isEmpty() || part.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("empty or with a control character");
        }
    }
}
