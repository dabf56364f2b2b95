/**
 * Simulated devices that look like a real home and a real plant, publishing on the demo broker's own event loop from a
 * seeded random: something to see at once, with the same topics on every start.
 */
@NullMarked
package io.topiary.demo.fleet;

import org.jspecify.annotations.NullMarked;
