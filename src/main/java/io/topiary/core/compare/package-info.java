/** What differs between two brokers, two recordings or two instants: topic by topic. */
@NullMarked
package io.topiary.core.compare;

import org.jspecify.annotations.NullMarked;
