/** The publish panel: write a message, send it, see what came of it. */
@NullMarked
package io.topiary.ui.publish;

import org.jspecify.annotations.NullMarked;
