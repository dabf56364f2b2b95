/** What the bytes of a message are, and how to show them without changing a single one. */
@NullMarked
package io.topiary.core.payload;

import org.jspecify.annotations.NullMarked;
