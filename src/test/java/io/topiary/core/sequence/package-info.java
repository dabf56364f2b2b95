@NullMarked
package io.topiary.core.sequence;

import org.jspecify.annotations.NullMarked;
