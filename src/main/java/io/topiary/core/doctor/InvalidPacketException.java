package io.topiary.core.doctor;

import io.netty.handler.codec.DecoderException;
import java.io.Serial;

/** The broker sent a packet that breaks the rules of MQTT. */
final class InvalidPacketException extends DecoderException {

    @Serial
    private static final long serialVersionUID = 1L;

    InvalidPacketException(Throwable cause) {
        super(cause);
    }
}
