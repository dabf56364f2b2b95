@NullMarked
package io.topiary.ui.connect.form;

import org.jspecify.annotations.NullMarked;
