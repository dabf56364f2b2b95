/** Tests of the subscriptions panel. */
@NullMarked
package io.topiary.ui.subscriptions;

import org.jspecify.annotations.NullMarked;
