package io.topiary.core.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT 5 properties of a message (MQTT 5, section 3.3.2.3); {@link #NONE} where there are none, as always with 3.1.1.
 *
 * <p>Topic alias and subscription identifiers, which belong to the delivery rather than to the message, are not among them,
 * nor is DUP: the client library keeps them to itself.
 *
 * <p>The correlation data is shared, not copied: nobody changes it.
 *
 * @param contentType what the sender says the payload is, or null
 * @param responseTopic where an answer is expected, or null
 * @param correlationData what an answer must repeat, or null
 * @param messageExpirySeconds seconds that are left of the message's life, 0 to 4,294,967,295, or null for no expiry
 * @param payloadFormat payload format indicator, or null if absent
 * @param userProperties in the order sent, empty if there are none
 */
public record MessageProperties(
        @Nullable String contentType,
        @Nullable String responseTopic,
        byte @Nullable [] correlationData,
        @Nullable Long messageExpirySeconds,
        @Nullable PayloadFormat payloadFormat,
        List<UserProperty> userProperties) {

    /** No properties at all. */
    public static final MessageProperties NONE = new MessageProperties(null, null, null, null, null, List.of());

    public MessageProperties {
        userProperties = List.copyOf(userProperties);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return contentType == null
                && responseTopic == null
                && correlationData == null
                && messageExpirySeconds == null
                && payloadFormat == null
                && userProperties.isEmpty();
    }

    /** The same with so many seconds left, or null for no expiry. */
    public MessageProperties withExpiry(@Nullable Long newMessageExpirySeconds) {
        return new MessageProperties(
                contentType, responseTopic, correlationData, newMessageExpirySeconds, payloadFormat, userProperties);
    }
}
