/** Tests of the properties of a message. */
@NullMarked
package io.topiary.ui.inspect.properties;

import org.jspecify.annotations.NullMarked;
