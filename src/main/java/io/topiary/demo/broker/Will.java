package io.topiary.demo.broker;

/**
 * What to publish when a client is lost (MQTT 5, section 3.1.2.5).
 *
 * @param message the will message
 * @param delaySeconds how long to wait for the client to come back (3.1.3.2.2)
 */
record Will(Message message, long delaySeconds) {}
