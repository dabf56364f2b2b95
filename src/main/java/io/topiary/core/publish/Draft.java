package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.payload.JsonCheck;
import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.Utf8;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A message as it was written, to be written again. Immutable.
 *
 * @param topic where to, as it was written
 * @param payload as it was written
 * @param mode id of the payload's mode
 * @param argument what the mode needs beside the payload, empty if nothing
 * @param template whether topic and payload have variables to be filled in
 * @param qos quality of service
 * @param retain whether the broker is to store it
 * @param properties MQTT 5 properties
 */
public record Draft(
        String topic,
        String payload,
        String mode,
        String argument,
        boolean template,
        Qos qos,
        boolean retain,
        MessageProperties properties) {

    /** Larger documents are not looked at to find out whether they are JSON; in bytes. */
    private static final int CHECKED_BYTES = 256 * 1024;

    private static final JsonLimits LIMITS = new JsonLimits(CHECKED_BYTES, 100_000, 10_000, false);

    /** Text without anything special about it. */
    public static Draft of(String topic, String payload) {
        return new Draft(
                topic, payload, PayloadModes.TEXT.id(), "", false, Qos.AT_MOST_ONCE, false, MessageProperties.NONE);
    }

    /**
     * {@code message} as somebody would have written it: Sparkplug B as JSON, JSON, text, or hexadecimal digits if it is none
     * of them. It is always written so that the same bytes come of it.
     *
     * @param neighbours where the births are that Sparkplug B refers to
     */
    public static Draft of(Message message, Sample.Neighbours neighbours) {
        if (message.omitted() > 0) {
            // what is kept is only its beginning
            return of(message, "", PayloadModes.FILE);
        }
        byte[] bytes = message.payload();
        Optional<String> sparkplug =
                bytes.length > CHECKED_BYTES ? Optional.empty() : SparkplugText.of(Sample.of(message, neighbours));
        if (sparkplug.isPresent()) {
            return of(message, sparkplug.get(), PayloadModes.SPARKPLUG);
        }
        boolean text = Utf8.isValid(bytes);
        boolean json = text && (startsWith(bytes, '{') || startsWith(bytes, '[')) && isJson(bytes);
        return of(
                message,
                text ? new String(bytes, UTF_8) : HexFormat.of().formatHex(bytes),
                text ? (json ? PayloadModes.JSON : PayloadModes.TEXT) : PayloadModes.HEX);
    }

    private static Draft of(Message message, String payload, PayloadMode mode) {
        return new Draft(
                message.topic(),
                payload,
                mode.id(),
                "",
                false,
                message.qos(),
                message.retained(),
                message.properties());
    }

    /** The same to another topic. */
    public Draft withTopic(String newTopic) {
        return new Draft(newTopic, payload, mode, argument, template, qos, retain, properties);
    }

    private static boolean startsWith(byte[] bytes, char c) {
        return bytes.length > 0 && bytes[0] == c;
    }

    private static boolean isJson(byte[] bytes) {
        return JsonCheck.check(bytes, LIMITS) instanceof JsonCheck.Valid;
    }
}
