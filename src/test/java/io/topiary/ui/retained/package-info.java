@NullMarked
package io.topiary.ui.retained;

import org.jspecify.annotations.NullMarked;
