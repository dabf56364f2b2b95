package io.topiary.core.message;

/**
 * A message to be published.
 *
 * @param topic where to
 * @param payload application message; shared, not copied; empty with {@code retain} deletes the retained message (MQTT 5,
 *     section 3.3.1.3)
 * @param qos quality of service
 * @param retain whether the broker is to store it
 * @param properties MQTT 5 properties; with 3.1.1 they are left out
 */
public record PublishRequest(Topic topic, byte[] payload, Qos qos, boolean retain, MessageProperties properties) {

    /** A message without properties. */
    public static PublishRequest of(Topic topic, byte[] payload, Qos qos, boolean retain) {
        return new PublishRequest(topic, payload, qos, retain, MessageProperties.NONE);
    }
}
