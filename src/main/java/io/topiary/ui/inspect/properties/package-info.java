/** All that a message carries beside its topic and payload, and the messages that belong to it. */
@NullMarked
package io.topiary.ui.inspect.properties;

import org.jspecify.annotations.NullMarked;
