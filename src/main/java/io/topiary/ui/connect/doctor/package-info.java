/** The examination of a connection that is being edited: its steps, what was found, and what may help. */
@NullMarked
package io.topiary.ui.connect.doctor;

import org.jspecify.annotations.NullMarked;
