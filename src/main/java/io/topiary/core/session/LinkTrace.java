package io.topiary.core.session;

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
        boolean changed = model.linkUp(stamp.micros(), version, kept);
        if (changed) {
            tape.note(RecordedEvent.LINK_UP, null);
        }
        return changed;
    }

    /** There is no link. @return whether there was one */
    boolean down() {
        boolean changed = model.linkDown(stamp.micros(), stamp.next());
        if (changed) {
            tape.note(RecordedEvent.LINK_DOWN, null);
        }
        return changed;
    }
}
