/** The page of silent topics and of hints about names. */
@NullMarked
package io.topiary.ui.health;

import org.jspecify.annotations.NullMarked;
