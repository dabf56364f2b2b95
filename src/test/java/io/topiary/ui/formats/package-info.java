@NullMarked
package io.topiary.ui.formats;

import org.jspecify.annotations.NullMarked;
