@NullMarked
package io.topiary.ui.shape;

import org.jspecify.annotations.NullMarked;
