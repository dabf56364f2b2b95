@NullMarked
package io.topiary.core.payload.diff;

import org.jspecify.annotations.NullMarked;
