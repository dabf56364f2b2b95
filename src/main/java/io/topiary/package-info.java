/** The command line's entry point. */
@NullMarked
package io.topiary;

import org.jspecify.annotations.NullMarked;
