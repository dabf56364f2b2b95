/** The view of how one payload differs from another, for whoever has two of them. */
@NullMarked
package io.topiary.ui.kit.diff;

import org.jspecify.annotations.NullMarked;
