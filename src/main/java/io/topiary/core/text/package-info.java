/** The words a user reads: the message bundle and the sentences that failures carry. */
@NullMarked
package io.topiary.core.text;

import org.jspecify.annotations.NullMarked;
