<<<<<<< HEAD
/** What tests of several packages start or use: a real mosquitto broker, and the like. */
=======
/** What tests of several packages share: a connection and a pulse that do what the test says. */
>>>>>>> views
@NullMarked
package io.topiary.testing;

import org.jspecify.annotations.NullMarked;
