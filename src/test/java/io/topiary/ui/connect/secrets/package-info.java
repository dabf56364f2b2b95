@NullMarked
package io.topiary.ui.connect.secrets;

import org.jspecify.annotations.NullMarked;
