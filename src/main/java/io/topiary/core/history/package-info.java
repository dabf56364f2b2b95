/** The flight recorder: what went by, in one SQLite file for each profile, and the ways to find it again. */
@NullMarked
package io.topiary.core.history;

import org.jspecify.annotations.NullMarked;
