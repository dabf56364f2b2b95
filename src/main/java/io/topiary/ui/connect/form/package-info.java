/** The form of a profile as it is typed, right or wrong: its fields by page, and what is wrong with them. No node is named here. */
@NullMarked
package io.topiary.ui.connect.form;

import org.jspecify.annotations.NullMarked;
