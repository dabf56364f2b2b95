/** Tests of the publish panel. */
@NullMarked
package io.topiary.ui.publish;

import org.jspecify.annotations.NullMarked;
