/** What the payloads of a topic look like, what differs from that, and what their counters tell. */
@NullMarked
package io.topiary.ui.shape;

import org.jspecify.annotations.NullMarked;
