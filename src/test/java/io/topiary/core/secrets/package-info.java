@NullMarked
package io.topiary.core.secrets;

import org.jspecify.annotations.NullMarked;
