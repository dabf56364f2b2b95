/** Where passwords live: in the system's keychain, in an encrypted file, in memory; and what is said when they can't be had. */
@NullMarked
package io.topiary.core.secrets;

import org.jspecify.annotations.NullMarked;
