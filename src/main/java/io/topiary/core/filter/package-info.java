/** The one filter language of tree, log and search: so far words, phrases, negation and topic filters. */
@NullMarked
package io.topiary.core.filter;

import org.jspecify.annotations.NullMarked;
