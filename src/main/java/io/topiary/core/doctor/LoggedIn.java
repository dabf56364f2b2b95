package io.topiary.core.doctor;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolVersion;

/**
 * A broker that let us in.
 *
 * @param options what we came in with
 * @param conversation with the broker
 * @param grants its answer to CONNECT
 */
record LoggedIn(ConnectOptions options, Conversation conversation, ConnAck grants) {

    ProtocolVersion version() {
        return conversation.version();
    }
}
