/** Comparing two brokers, two recordings, or two instants: what is there, what is not, and what differs. */
@NullMarked
package io.topiary.ui.history.compare;

import org.jspecify.annotations.NullMarked;
