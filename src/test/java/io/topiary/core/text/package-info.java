/** Tests. */
@NullMarked
package io.topiary.core.text;

import org.jspecify.annotations.NullMarked;
