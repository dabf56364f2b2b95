/** The bar in which the filter language is written: with its mistakes marked, suggestions, and filters used before. */
@NullMarked
package io.topiary.ui.kit.filter;

import org.jspecify.annotations.NullMarked;
