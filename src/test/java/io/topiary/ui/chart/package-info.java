/** Tests of the package of the same name. */
@NullMarked
package io.topiary.ui.chart;

import org.jspecify.annotations.NullMarked;
