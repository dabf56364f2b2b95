/** Tests of the bar in which filters are written. */
@NullMarked
package io.topiary.ui.kit.filter;

import org.jspecify.annotations.NullMarked;
