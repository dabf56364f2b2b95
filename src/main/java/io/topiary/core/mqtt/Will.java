package io.topiary.core.mqtt;

import io.topiary.core.message.PublishRequest;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the broker publishes when the connection ends without a DISCONNECT (MQTT 5, section 3.1.2.5).
 *
 * @param message the will message, with its properties; they and the delay are for MQTT 5 only
 * @param delaySeconds how long the broker waits before, 0 to 4,294,967,295
 * @param payloadFile the file whose content, read at each connect, takes the place of the message's payload, or null
 */
public record Will(
        PublishRequest message, long delaySeconds, @Nullable Path payloadFile) {

    /** A will with its payload in it. */
    public static Will of(PublishRequest message, long delaySeconds) {
        return new Will(message, delaySeconds, null);
    }
}
