@NullMarked
package io.topiary.core.publish.request;

import org.jspecify.annotations.NullMarked;
