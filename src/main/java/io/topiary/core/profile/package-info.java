/** Connection profiles: what they hold, the file they lie in, and the URI a broker is named by. */
@NullMarked
package io.topiary.core.profile;

import org.jspecify.annotations.NullMarked;
