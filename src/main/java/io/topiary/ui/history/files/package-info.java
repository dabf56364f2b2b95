/** Recordings as files: a part of one exported, what other programs kept imported. */
@NullMarked
package io.topiary.ui.history.files;

import org.jspecify.annotations.NullMarked;
