/** What a broker stores: learning it, clearing it, and putting it back. */
@NullMarked
package io.topiary.core.retained;

import org.jspecify.annotations.NullMarked;
