/** The rules of a session as a table, and the alerts that they raised. */
@NullMarked
package io.topiary.ui.rules;

import org.jspecify.annotations.NullMarked;
