/** Tests of the broker panel. */
@NullMarked
package io.topiary.ui.broker;

import org.jspecify.annotations.NullMarked;
