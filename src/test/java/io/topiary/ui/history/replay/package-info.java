@NullMarked
package io.topiary.ui.history.replay;

import org.jspecify.annotations.NullMarked;
