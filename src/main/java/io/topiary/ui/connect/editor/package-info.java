/** The pages of the editor: they show the form, and forward what is typed to it. */
@NullMarked
package io.topiary.ui.connect.editor;

import org.jspecify.annotations.NullMarked;
