/** What a broker tells about itself below {@code $SYS}: reads it from the topic tree, whatever the broker calls it. */
@NullMarked
package io.topiary.core.broker;

import org.jspecify.annotations.NullMarked;
