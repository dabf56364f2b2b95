@NullMarked
package io.topiary.core.compare;

import org.jspecify.annotations.NullMarked;
