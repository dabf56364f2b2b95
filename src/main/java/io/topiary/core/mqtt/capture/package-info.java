/**
 * MQTT that others spoke, out of the bytes of captured TCP connections. The packets are decoded by netty's codec: the
 * decoder of the MQTT client is no public part of it.
 */
@NullMarked
package io.topiary.core.mqtt.capture;

import org.jspecify.annotations.NullMarked;
