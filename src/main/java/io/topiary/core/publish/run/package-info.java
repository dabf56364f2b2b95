/** Messages that are published again and again, or one for each row of a table: paced, counted, and never more than fit. */
@NullMarked
package io.topiary.core.publish.run;

import org.jspecify.annotations.NullMarked;
