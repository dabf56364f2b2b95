@NullMarked
package io.topiary.core.payload.layout;

import org.jspecify.annotations.NullMarked;
