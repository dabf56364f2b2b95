/** Rules: what is to happen to the messages that a filter accepts, and what has become of it. */
@NullMarked
package io.topiary.core.rules;

import org.jspecify.annotations.NullMarked;
