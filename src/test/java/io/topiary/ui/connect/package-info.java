/** Tests of the start page. */
@NullMarked
package io.topiary.ui.connect;

import org.jspecify.annotations.NullMarked;
