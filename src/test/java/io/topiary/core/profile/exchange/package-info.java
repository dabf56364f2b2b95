/** Tests of import and export of profiles. */
@NullMarked
package io.topiary.core.profile.exchange;

import org.jspecify.annotations.NullMarked;
