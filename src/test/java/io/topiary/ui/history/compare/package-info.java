@NullMarked
package io.topiary.ui.history.compare;

import org.jspecify.annotations.NullMarked;
