/** What tests of several packages start or use: a real mosquitto broker, and the like. */
@NullMarked
package io.topiary.testing;

import org.jspecify.annotations.NullMarked;
