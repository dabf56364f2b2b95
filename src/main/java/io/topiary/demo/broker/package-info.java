/**
 * A small MQTT 5 and 3.1.1 broker on one event loop, bound to loopback: something to connect to without installing
 * anything, and a broker that tests can start, observe and stop within milliseconds.
 */
@NullMarked
package io.topiary.demo.broker;

import org.jspecify.annotations.NullMarked;
