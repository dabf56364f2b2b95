/** Tests of what is known of silent topics. */
@NullMarked
package io.topiary.core.health;

import org.jspecify.annotations.NullMarked;
