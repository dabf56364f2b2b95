@NullMarked
package io.topiary.core.retained;

import org.jspecify.annotations.NullMarked;
