/** The topic tree, its counters, and the flattened list of its visible rows. */
@NullMarked
package io.topiary.core.tree;

import org.jspecify.annotations.NullMarked;
