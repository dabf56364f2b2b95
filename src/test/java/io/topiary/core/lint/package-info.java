/** Tests of the hints about names of topics. */
@NullMarked
package io.topiary.core.lint;

import org.jspecify.annotations.NullMarked;
