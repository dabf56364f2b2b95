/** Profiles from other tools and from other machines, and own ones to hand on. */
@NullMarked
package io.topiary.core.profile.exchange;

import org.jspecify.annotations.NullMarked;
