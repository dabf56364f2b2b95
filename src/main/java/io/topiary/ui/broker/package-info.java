/** What the broker granted: the limits of the link, in words. */
@NullMarked
package io.topiary.ui.broker;

import org.jspecify.annotations.NullMarked;
