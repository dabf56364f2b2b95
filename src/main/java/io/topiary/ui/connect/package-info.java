/** The start page: the list of saved connections and the form that edits one. It asks the window to open them and knows nothing of sessions. */
@NullMarked
package io.topiary.ui.connect;

import org.jspecify.annotations.NullMarked;
