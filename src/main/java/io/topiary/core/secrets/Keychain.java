package io.topiary.core.secrets;

import io.topiary.core.message.Secret;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The system's keychain, as much of it as Topiary needs: the seam at which tests put in their own.
 *
 * <p>Every method may block for minutes, while the system asks the user something in a window of its own.
 */
@FunctionalInterface
public interface Keychain {

    /**
     * Opens it.
     *
     * @throws KeychainException if there is none, or if it can't be opened
     */
    Session open() throws KeychainException;

    /** The keychain while it is open. One thread. */
    interface Session extends AutoCloseable {

        /** The password called {@code account}, or null if there is none. */
        @Nullable
        Secret read(String account) throws KeychainException;

        /** Keeps {@code secret} under the name {@code account}, in place of what was there. */
        void write(String account, Secret secret) throws KeychainException;

        /** Deletes the password called {@code account} if there is one. */
        void delete(String account) throws KeychainException;

        /** Ends the session; never throws. */
        @Override
        void close();
    }

    /** What a keychain says no with. */
    final class KeychainException extends Exception {

        @Serial
        private static final long serialVersionUID = 1L;

        private final SecretProblem problem;

        /**
         * @param problem one of the keychain's
         * @param detail the system's own words, without any password; may be empty
         */
        public KeychainException(SecretProblem problem, String detail) {
            super(detail);
            this.problem = problem;
        }

        /** What it is about. */
        public SecretProblem problem() {
            return problem;
        }
    }
}
