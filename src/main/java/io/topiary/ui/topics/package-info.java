/** The topic tree on screen. */
@NullMarked
package io.topiary.ui.topics;

import org.jspecify.annotations.NullMarked;
