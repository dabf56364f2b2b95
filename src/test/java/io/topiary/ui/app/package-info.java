/** Tests of the window and its tabs. */
@NullMarked
package io.topiary.ui.app;

import org.jspecify.annotations.NullMarked;
