/** What the window remembers between two starts: theme, font size, geometry. */
@NullMarked
package io.topiary.core.settings;

import org.jspecify.annotations.NullMarked;
