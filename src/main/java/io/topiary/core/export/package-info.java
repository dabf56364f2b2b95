/** Messages outside of Topiary: the form that other tools and scripts read and write. */
@NullMarked
package io.topiary.core.export;

import org.jspecify.annotations.NullMarked;
