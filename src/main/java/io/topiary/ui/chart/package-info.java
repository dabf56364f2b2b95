/** What the values of a topic did over time. */
@NullMarked
package io.topiary.ui.chart;

import org.jspecify.annotations.NullMarked;
