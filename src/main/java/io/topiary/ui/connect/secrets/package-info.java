/** What is asked and said about passwords: where to keep them, the passphrase of the encrypted file, and what is missing to connect. */
@NullMarked
package io.topiary.ui.connect.secrets;

import org.jspecify.annotations.NullMarked;
