package io.topiary.core.doctor;

import io.netty.handler.codec.DecoderException;
import java.io.Serial;

/** The broker sent a packet that breaks the rules of MQTT. */
final class InvalidPacketException extends DecoderException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String packet;

    /** @param packet its name in the standard */
    InvalidPacketException(String packet, String reason, Throwable cause) {
        super(reason, cause);
        this.packet = packet;
    }

    /** Its name in the standard. */
    String packet() {
        return packet;
    }

    /** Which rule; not translated. */
    String reason() {
        return String.valueOf(getMessage());
    }
}
