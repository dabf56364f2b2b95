/** The one filter language of tree, log, search, rules and the command line. */
@NullMarked
package io.topiary.core.filter;

import org.jspecify.annotations.NullMarked;
