/** Which topics of a tree have fallen silent. */
@NullMarked
package io.topiary.core.health;

import org.jspecify.annotations.NullMarked;
