@NullMarked
package io.topiary.ui.connect.editor;

import org.jspecify.annotations.NullMarked;
