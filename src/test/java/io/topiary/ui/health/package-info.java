/** Tests of the page of silent topics and odd names. */
@NullMarked
package io.topiary.ui.health;

import org.jspecify.annotations.NullMarked;
