@NullMarked
package io.topiary.core.shape;

import org.jspecify.annotations.NullMarked;
