/** Tests of the inspector. */
@NullMarked
package io.topiary.ui.inspect;

import org.jspecify.annotations.NullMarked;
