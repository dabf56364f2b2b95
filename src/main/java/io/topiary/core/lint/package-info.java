/** Names of topics that are probably not what somebody meant: hints, never more than that. */
@NullMarked
package io.topiary.core.lint;

import org.jspecify.annotations.NullMarked;
