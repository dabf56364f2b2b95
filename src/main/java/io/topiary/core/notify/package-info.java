/** Notifications of the desktop. */
@NullMarked
package io.topiary.core.notify;

import org.jspecify.annotations.NullMarked;
