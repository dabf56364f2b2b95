@NullMarked
package io.topiary.core.struct;

import org.jspecify.annotations.NullMarked;
