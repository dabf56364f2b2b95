@NullMarked
package io.topiary.core.payload.wire;

import org.jspecify.annotations.NullMarked;
