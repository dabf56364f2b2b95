package io.topiary.core.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;

/**
 * Encrypts something under a passphrase, for a file that travels. Its methods turn the passphrase into a key, which takes a
 * part of a second and is meant to: not for the FX thread. Thread-safe.
 */
public interface SecretBox {

    /**
     * Encrypts {@code text}.
     *
     * @param text wiped by the caller
     * @param context what it belongs to: under another one it can't be opened
     * @param passphrase not empty
     * @return a JSON object with all that {@link #open} needs besides context and passphrase
     * @throws SecretBoxException if there is not enough memory
     */
    ObjectNode seal(byte[] text, String context, Secret passphrase) throws SecretBoxException;

    /**
     * Decrypts what {@link #seal} made.
     *
     * @return the text; the caller wipes it
     * @throws SecretBoxException if it was sealed with another passphrase or for another context, or was changed since
     */
    byte[] open(JsonNode sealed, String context, Secret passphrase) throws SecretBoxException;
}
