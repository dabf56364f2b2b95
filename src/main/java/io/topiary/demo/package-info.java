/** What {@code topiary --demo} connects to: a broker of our own with a fleet of simulated devices. */
@NullMarked
package io.topiary.demo;

import org.jspecify.annotations.NullMarked;
