/** What several features of the window share: the FX thread, the pulse that redraws, theme, dialogs, icons and controls. */
@NullMarked
package io.topiary.ui.kit;

import org.jspecify.annotations.NullMarked;
