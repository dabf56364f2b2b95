/** Tests of the demo as a whole. */
@NullMarked
package io.topiary.demo;

import org.jspecify.annotations.NullMarked;
