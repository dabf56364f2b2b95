/** Tests of the executors. */
@NullMarked
package io.topiary.core.work;

import org.jspecify.annotations.NullMarked;
