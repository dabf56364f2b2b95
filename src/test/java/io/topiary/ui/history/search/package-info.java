@NullMarked
package io.topiary.ui.history.search;

import org.jspecify.annotations.NullMarked;
