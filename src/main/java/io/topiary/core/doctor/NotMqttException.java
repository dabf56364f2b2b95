package io.topiary.core.doctor;

import io.netty.handler.codec.CodecException;
import io.netty.handler.codec.mqtt.MqttMessageType;
import java.io.Serial;
import java.util.HexFormat;

/** What answered does not speak MQTT. */
final class NotMqttException extends CodecException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** The words show what is text; this is for the rest. */
    private static final int SHOWN = 8;

    private final transient byte[] answer;

    /** @param answer the first bytes of it */
    NotMqttException(byte[] answer) {
        super("not MQTT: " + HexFormat.of().formatHex(answer, 0, Math.min(answer.length, SHOWN)));
        this.answer = answer.clone();
    }

    /** The packet that the first byte would be of (MQTT 5, section 2.1.2), or empty if there is none such. */
    String packet() {
        int type = answer.length == 0 ? 0 : (answer[0] & 0xF0) >> 4;
        return type == 0 ? "" : MqttMessageType.valueOf(type).name();
    }
}
