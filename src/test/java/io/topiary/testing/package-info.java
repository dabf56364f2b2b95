/** What tests of several packages use: a real mosquitto broker, a connection and a pulse that do what the test says. */
@NullMarked
package io.topiary.testing;

import org.jspecify.annotations.NullMarked;
