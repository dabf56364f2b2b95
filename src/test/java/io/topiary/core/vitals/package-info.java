/** Tests of the vital signs of topics. */
@NullMarked
package io.topiary.core.vitals;

import org.jspecify.annotations.NullMarked;
