/** Time travel: the time line below a session, and the band that says that what is shown is over. */
@NullMarked
package io.topiary.ui.history.time;

import org.jspecify.annotations.NullMarked;
