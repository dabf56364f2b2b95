@NullMarked
package io.topiary.core.payload.sparkplug;

import org.jspecify.annotations.NullMarked;
