/** Replay: the messages of a recording are published again, at the pace at which they came, or another one. */
@NullMarked
package io.topiary.core.replay;

import org.jspecify.annotations.NullMarked;
