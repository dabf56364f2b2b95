/** Sparkplug B: metrics of industrial devices, known by their topics. */
@NullMarked
package io.topiary.core.payload.sparkplug;

import org.jspecify.annotations.NullMarked;
