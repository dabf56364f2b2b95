package io.topiary.core.secrets;

import io.topiary.core.message.Secret;
import java.util.Map;
import java.util.Set;

/** A place where passwords stay after the program has ended. Its methods block; one thread at a time calls them. */
interface SecretStore {

    /** Which passwords of {@code owner} are kept here; known without opening anything. */
    Set<SecretName> names(String owner);

    /**
     * The passwords called {@code names}.
     *
     * @return those that are here; one that {@link #names} tells and that is missing was taken away by somebody else
     * @throws SecretException if none can be had now
     */
    Map<SecretName, Secret> read(Set<SecretName> names) throws SecretException;

    /**
     * Keeps {@code secrets}; others stay as they are.
     *
     * @throws SecretException if not all of them could be kept; none of them counts as kept here then
     */
    void write(Map<SecretName, Secret> secrets) throws SecretException;

    /**
     * Forgets {@code names}, also such that are not here.
     *
     * @throws SecretException if something may be left; {@link #names} does not tell them any more all the same
     */
    void delete(Set<SecretName> names) throws SecretException;
}
