/** Tests of what the features of the window share. */
@NullMarked
package io.topiary.ui.kit;

import org.jspecify.annotations.NullMarked;
