/** The bounded queue between network and model, with its counters, and the pump that drains it. */
@NullMarked
package io.topiary.core.intake;

import org.jspecify.annotations.NullMarked;
