package io.topiary.core.profile.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.mqtt.SessionOptions;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The will in an export of MQTTX; one without a topic is none. */
final class MqttxWill {

    private MqttxWill() {}

    static void read(LooseValues connection, ProfileDraft draft) {
        LooseValues will = connection.object("will");
        String topic = will.textOrEmpty("lastWillTopic");
        if (topic.isEmpty()) {
            return;
        }
        LooseValues properties = will.object("properties");
        draft.will(
                topic,
                will.textOrEmpty("lastWillPayload"),
                (int) will.number("lastWillQos", 0, 0, 2),
                will.flag("lastWillRetain", false),
                messageProperties(properties),
                properties.number("willDelayInterval", 0, 0, SessionOptions.NEVER_EXPIRES));
    }

    private static MessageProperties messageProperties(LooseValues values) {
        String contentType = values.textOrEmpty("contentType");
        String responseTopic = values.textOrEmpty("responseTopic");
        return new MessageProperties(
                contentType.isEmpty() ? null : contentType,
                responseTopic.isEmpty() ? null : responseTopic,
                correlationData(values),
                values.number("messageExpiryInterval", 0, SessionOptions.NEVER_EXPIRES),
                values.isAbsent("payloadFormatIndicator")
                        ? null
                        : values.flag("payloadFormatIndicator", false)
                                ? PayloadFormat.UTF_8
                                : PayloadFormat.UNSPECIFIED,
                MqttxProperties.userProperties(values));
    }

    /** Text, or what JavaScript makes of a buffer: {@code {"type":"Buffer","data":[1,2]}}. */
    private static byte @Nullable [] correlationData(LooseValues values) {
        JsonNode node = values.any("correlationData");
        if (node.path("data").isArray()) {
            JsonNode data = node.path("data");
            byte[] bytes = new byte[data.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) data.path(i).asInt();
            }
            return bytes;
        }
        String text = values.textOrEmpty("correlationData");
        return text.isEmpty() ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
