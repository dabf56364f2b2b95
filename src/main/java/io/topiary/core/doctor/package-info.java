/** A connection attempt taken apart: what each step found, why it failed probably, and what may help. */
@NullMarked
package io.topiary.core.doctor;

import org.jspecify.annotations.NullMarked;
