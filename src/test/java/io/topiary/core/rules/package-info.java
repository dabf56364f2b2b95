@NullMarked
package io.topiary.core.rules;

import org.jspecify.annotations.NullMarked;
