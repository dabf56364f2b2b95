package io.topiary.demo.broker;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one user a broker lets in.
 *
 * @param user user name as in CONNECT
 * @param password password, compared as UTF-8 bytes
 */
public record Credentials(String user, String password) {
    boolean match(@Nullable String givenUser, byte @Nullable [] givenPassword) {
        byte[] expected = password.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return Objects.equals(user, givenUser) && Arrays.equals(expected, givenPassword);
    }

    /** Names the user only: passwords do not belong into logs. */
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
