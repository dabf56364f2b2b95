/** One open connection and all that belongs to it. The only package of the core that puts the others together. */
@NullMarked
package io.topiary.core.session;

import org.jspecify.annotations.NullMarked;
