/** Import and export of profiles: what would be taken over or written, for the user to choose from. */
@NullMarked
package io.topiary.ui.connect.transfer;

import org.jspecify.annotations.NullMarked;
