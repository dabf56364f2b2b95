/** Counters in payloads, and what they tell about messages that are missing, came twice or in another order. */
@NullMarked
package io.topiary.core.sequence;

import org.jspecify.annotations.NullMarked;
