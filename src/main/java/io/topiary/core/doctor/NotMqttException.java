package io.topiary.core.doctor;

import io.netty.handler.codec.CodecException;
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

    byte[] answer() {
        return answer.clone();
    }
}
