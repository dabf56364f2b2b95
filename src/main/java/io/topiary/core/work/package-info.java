/** The executors: the one place that makes threads for background tasks. */
@NullMarked
package io.topiary.core.work;

import org.jspecify.annotations.NullMarked;
