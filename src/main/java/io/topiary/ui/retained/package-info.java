/** Clearing what a broker stores: the question before, the progress, the result, and undo. */
@NullMarked
package io.topiary.ui.retained;

import org.jspecify.annotations.NullMarked;
