package io.topiary.core.secrets;

import io.topiary.core.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How the places for passwords stand.
 *
 * @param keychain the system's keychain
 * @param keychainNotice why it is {@link KeychainState#OUT} and what to do, for the user; else null
 * @param file the encrypted file
 */
public record VaultState(KeychainState keychain, @Nullable Text keychainNotice, FileState file) {}
