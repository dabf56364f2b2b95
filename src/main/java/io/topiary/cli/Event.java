package io.topiary.cli;

import io.topiary.core.message.Message;
import io.topiary.core.mqtt.ConnectionStatus;

/** What a connection tells a command, in the order it happened. */
sealed interface Event {

    /** A message came. */
    record Arrived(Message message) implements Event {}

    /** The connection stands elsewhere. */
    record Changed(ConnectionStatus status) implements Event {}
}
