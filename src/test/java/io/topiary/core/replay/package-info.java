@NullMarked
package io.topiary.core.replay;

import org.jspecify.annotations.NullMarked;
