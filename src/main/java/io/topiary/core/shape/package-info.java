/** What payloads look like: learned from those that came, and as a JSON Schema wants it; and what differs from that. */
@NullMarked
package io.topiary.core.shape;

import org.jspecify.annotations.NullMarked;
