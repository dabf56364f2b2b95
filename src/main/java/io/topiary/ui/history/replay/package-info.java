/** Replaying a recording: the question what and how, and the bar with progress and result. */
@NullMarked
package io.topiary.ui.history.replay;

import org.jspecify.annotations.NullMarked;
