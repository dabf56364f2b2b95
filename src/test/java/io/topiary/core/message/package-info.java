/** Tests of topics, filters and messages. */
@NullMarked
package io.topiary.core.message;

import org.jspecify.annotations.NullMarked;
