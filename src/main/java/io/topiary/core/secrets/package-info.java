/** Where passwords are kept: the system's keychain, an encrypted file, or nowhere. */
@NullMarked
package io.topiary.core.secrets;

import org.jspecify.annotations.NullMarked;
