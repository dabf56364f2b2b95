@NullMarked
package io.topiary.core.publish;

import org.jspecify.annotations.NullMarked;
