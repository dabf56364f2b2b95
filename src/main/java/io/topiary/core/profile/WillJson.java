package io.topiary.core.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.Will;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A will as JSON; the keys of its message are those of the message export. */
final class WillJson {

    private static final long NO_EXPIRY = -1;

    private WillJson() {}

    static @Nullable Will read(@Nullable JsonValues values) {
        if (values == null) {
            return null;
        }
        PublishRequest message = new PublishRequest(
                values.parsed("topic", () -> Topic.of(values.string("topic", ""))),
                payload(values),
                Qos.of((int) values.number("qos", 0, 0, 2)),
                values.flag("retain", false),
                properties(values));
        return new Will(
                message, values.number("delay", 0, 0, SessionOptions.NEVER_EXPIRES), values.path("payloadFile"));
    }

    private static byte[] payload(JsonValues values) {
        byte[] bytes = values.base64("payload64");
        return bytes == null ? values.string("payload", "").getBytes(StandardCharsets.UTF_8) : bytes;
    }

    private static MessageProperties properties(JsonValues values) {
        long expiry = values.number("messageExpiry", NO_EXPIRY, 0, SessionOptions.NEVER_EXPIRES);
        int format = (int) values.number("payloadFormat", -1, 0, 1);
        return new MessageProperties(
                values.string("contentType"),
                values.string("responseTopic"),
                values.base64("correlationData"),
                expiry == NO_EXPIRY ? null : expiry,
                format < 0 ? null : format == 0 ? PayloadFormat.UNSPECIFIED : PayloadFormat.UTF_8,
                values.properties("userProperties"));
    }

    static void write(ObjectNode node, @Nullable Will will) {
        if (will == null) {
            node.remove("will");
            return;
        }
        PublishRequest message = will.message();
        JsonFields fields = new JsonFields(JsonFields.child(node, "will"));
        fields.put("topic", message.topic().name());
        writePayload(fields.node(), message.payload());
        fields.put("payloadFile", will.payloadFile());
        fields.node().put("qos", message.qos().code());
        fields.node().put("retain", message.retain());
        fields.node().put("delay", will.delaySeconds());
        writeProperties(fields, message.properties());
    }

    private static void writePayload(ObjectNode object, byte[] payload) {
        object.remove(List.of("payload", "payload64"));
        try {
            object.put(
                    "payload",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(payload))
                            .toString());
        } catch (CharacterCodingException binary) {
            object.put("payload64", Base64.getEncoder().encodeToString(payload));
        }
    }

    private static void writeProperties(JsonFields fields, MessageProperties properties) {
        byte[] correlation = properties.correlationData();
        Long expiry = properties.messageExpirySeconds();
        PayloadFormat format = properties.payloadFormat();
        fields.put("contentType", properties.contentType());
        fields.put("responseTopic", properties.responseTopic());
        fields.put(
                "correlationData",
                correlation == null ? null : Base64.getEncoder().encodeToString(correlation));
        fields.putUnless("messageExpiry", expiry == null ? NO_EXPIRY : expiry, NO_EXPIRY);
        fields.putUnless("payloadFormat", format == null ? -1 : format.code(), -1);
        fields.putProperties("userProperties", properties.userProperties());
    }
}
