/** Tests of the page of rules, with and without a window. */
@NullMarked
package io.topiary.ui.rules;

import org.jspecify.annotations.NullMarked;
