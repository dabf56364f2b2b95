@NullMarked
package io.topiary.core.payload.schema;

import org.jspecify.annotations.NullMarked;
