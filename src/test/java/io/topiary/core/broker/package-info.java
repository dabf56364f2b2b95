/** Tests of what is read below {@code $SYS}. */
@NullMarked
package io.topiary.core.broker;

import org.jspecify.annotations.NullMarked;
