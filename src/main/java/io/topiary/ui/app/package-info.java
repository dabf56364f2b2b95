/** The application: the composition root, the window with its tabs, a session's layout, settings, the tour, and the way out. Here the features meet. */
@NullMarked
package io.topiary.ui.app;

import org.jspecify.annotations.NullMarked;
