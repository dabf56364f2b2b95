/** Tests of the connection to the broker, against scripted sockets and a real mosquitto. */
@NullMarked
package io.topiary.core.mqtt;

import org.jspecify.annotations.NullMarked;
