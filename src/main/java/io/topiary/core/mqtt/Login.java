package io.topiary.core.mqtt;

import io.topiary.core.message.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Who connects.
 *
 * @param clientId client identifier; empty asks the broker to assign one
 * @param user user name, or null
 * @param password password, or null; without a user name it can be sent with MQTT 5 only
 * @param method how user and password are proved
 */
public record Login(
        String clientId, @Nullable String user, @Nullable Secret password, Method method) {

    /** Nobody in particular; the broker assigns the client identifier. */
    public static final Login ANONYMOUS = new Login("", null, null, Method.PLAIN);

    /** How a login is proved to the broker. */
    public enum Method {
        /** User name and password in CONNECT. */
        PLAIN("plain"),
        /** Enhanced authentication with {@code SCRAM-SHA-256} (MQTT 5, section 4.12; RFC 7677). MQTT 5 only. */
        SCRAM_SHA_256("SCRAM-SHA-256"),
        /** Enhanced authentication with {@code SCRAM-SHA-512}. MQTT 5 only. */
        SCRAM_SHA_512("SCRAM-SHA-512");

        private final String label;

        Method(String label) {
            this.label = label;
        }

        /** As stored, and as MQTT 5 names the authentication method. */
        public String label() {
            return label;
        }
    }

    /** A login with user name and password in CONNECT. */
    public static Login of(String clientId, @Nullable String user, @Nullable Secret password) {
        return new Login(clientId, user, password, Method.PLAIN);
    }

    /** The same under another client identifier. */
    public Login withClientId(String newClientId) {
        return new Login(newClientId, user, password, method);
    }

    /** The same with another password, null for none. */
    public Login withPassword(@Nullable Secret newPassword) {
        return new Login(clientId, user, newPassword, method);
    }

    /** The same, proved in another way. */
    public Login withMethod(Method newMethod) {
        return new Login(clientId, user, password, newMethod);
    }
}
