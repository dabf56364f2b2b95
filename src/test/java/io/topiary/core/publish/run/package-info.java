@NullMarked
package io.topiary.core.publish.run;

import org.jspecify.annotations.NullMarked;
