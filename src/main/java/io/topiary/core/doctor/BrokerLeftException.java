package io.topiary.core.doctor;

import io.topiary.core.mqtt.Failures;
import java.io.IOException;
import java.io.Serial;

/** The broker ended the connection with DISCONNECT. */
final class BrokerLeftException extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Failures.Reply reply;

    BrokerLeftException(Failures.Reply reply) {
        super("DISCONNECT with code " + reply.code());
        this.reply = reply;
    }

    Failures.Reply reply() {
        return reply;
    }
}
