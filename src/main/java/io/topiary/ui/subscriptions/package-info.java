/** What a session subscribes to, what the broker says to it, and what is left out. */
@NullMarked
package io.topiary.ui.subscriptions;

import org.jspecify.annotations.NullMarked;
