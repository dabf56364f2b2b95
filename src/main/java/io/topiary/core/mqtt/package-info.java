/** The broker as the rest of Topiary sees it: connect, subscribe, publish, disconnect, connection states and failures. The only package that names the MQTT client library. */
@NullMarked
package io.topiary.core.mqtt;

import org.jspecify.annotations.NullMarked;
