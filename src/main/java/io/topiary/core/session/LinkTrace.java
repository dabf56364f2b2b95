package io.topiary.core.session;

import io.topiary.core.history.Happening;
import io.topiary.core.history.RecordedEvent;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.ProtocolVersion;

/** Tells the model and the recording when there is a link and when there is none. Any thread. */
final class LinkTrace {

    private final Model model;
    private final MessageStamp stamp;
    private final Tape tape;

    LinkTrace(Model model, MessageStamp stamp, Tape tape) {
        this.model = model;
        this.stamp = stamp;
        this.tape = tape;
    }

    /** The connection is in {@code status} now. @return whether the link came or went */
    boolean follow(ConnectionStatus status) {
        if (!status.state().isUp()) {
            return down();
        }
        BrokerLimits limits = status.limits();
        boolean kept = limits != null && limits.sessionPresent();
        ProtocolVersion version = limits == null ? ProtocolVersion.V5 : limits.version();
        long micros = stamp.micros();
        boolean changed = model.linkUp(micros, version, kept);
        if (changed) {
            tape.note(new Happening(micros, RecordedEvent.LINK_UP, null));
        }
        return changed;
    }

    /** There is no link. @return whether there was one */
    boolean down() {
        long micros = stamp.micros();
        boolean changed = model.linkDown(micros, stamp.next());
        if (changed) {
            // with the time that the model has: by that it is known to be the same
            tape.note(new Happening(micros, RecordedEvent.LINK_DOWN, null));
        }
        return changed;
    }
}
