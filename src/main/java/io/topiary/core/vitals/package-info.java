/** How regularly messages come on a topic: rate, intervals, learned period, silence. */
@NullMarked
package io.topiary.core.vitals;

import org.jspecify.annotations.NullMarked;
