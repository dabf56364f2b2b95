@NullMarked
package io.topiary.ui.connect.transfer;

import org.jspecify.annotations.NullMarked;
