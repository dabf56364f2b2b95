package io.topiary.core.mqtt;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The client's half of an enhanced authentication (MQTT 5, section 4.12), for those who speak to a broker without the
 * client library. One login's; used on one thread.
 */
public final class EnhancedLogin {

    private final String method;
    private final ScramExchange exchange;

    private EnhancedLogin(Login login) {
        this.method = login.method().label();
        this.exchange = new ScramExchange(login);
    }

    /** The half of {@code login}, or null if user and password go into CONNECT. Its user and password must be there. */
    public static @Nullable EnhancedLogin of(Login login) {
        return login.method() == Login.Method.PLAIN ? null : new EnhancedLogin(login);
    }

    /** The authentication method of CONNECT and AUTH. */
    public String method() {
        return method;
    }

    /** The authentication data of CONNECT. */
    public byte[] first() {
        return exchange.first();
    }

    /**
     * The authentication data of AUTH, in answer to the broker's. Computes for up to a few seconds.
     *
     * @throws IOException if the broker's is not acceptable; {@link Failures#broken} has words for it
     */
    public byte[] proof(byte[] challenge) throws IOException {
        try {
            return exchange.proof(challenge);
        } catch (ScramException e) {
            throw new IOException(e);
        }
    }

    /**
     * Checks the authentication data of CONNACK: the broker's proof.
     *
     * @throws IOException if it proves nothing; {@link Failures#broken} has words for it
     */
    public void verify(byte[] proof) throws IOException {
        try {
            exchange.verify(proof);
        } catch (ScramException e) {
            throw new IOException(e);
        }
    }
}
