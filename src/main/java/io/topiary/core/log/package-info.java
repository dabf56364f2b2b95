/** The messages of a session that are still in memory, in the order in which they went by. */
@NullMarked
package io.topiary.core.log;

import org.jspecify.annotations.NullMarked;
