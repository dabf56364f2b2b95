package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;

/**
 * What the broker publishes when the connection ends without a DISCONNECT (MQTT 5, section 3.1.2.5).
 *
 * @param message the will message
 * @param delaySeconds how long the broker waits before, 0 to 4,294,967,295; MQTT 5 only
 */
public record Will(PublishRequest message, long delaySeconds) {}
