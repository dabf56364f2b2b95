/** The Protocol Buffers wire format without a schema: what can be told from the bytes alone. */
@NullMarked
package io.topiary.core.payload.wire;

import org.jspecify.annotations.NullMarked;
