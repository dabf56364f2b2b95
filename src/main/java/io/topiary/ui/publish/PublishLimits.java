package io.topiary.ui.publish;

import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.text.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * What the broker lets be published (MQTT 5, sections 3.2.2.3.4 and 3.2.2.3.5). Immutable.
 *
 * @param maximumQos highest quality of service it accepts
 * @param retain whether it stores messages
 */
record PublishLimits(Qos maximumQos, boolean retain) {

    /** Nothing is known to be refused. */
    static final PublishLimits NONE = new PublishLimits(Qos.EXACTLY_ONCE, true);

    static PublishLimits of(BrokerLimits granted) {
        return new PublishLimits(granted.maximumQos(), granted.retainAvailable());
    }

    boolean allows(Qos qos) {
        return qos.compareTo(maximumQos) <= 0;
    }

    boolean allows(Qos qos, boolean retained) {
        return allows(qos) && (retain || !retained);
    }

    /** What is refused and why it can't be chosen; empty if nothing is. */
    String words(Messages messages) {
        List<String> words = new ArrayList<>();
        if (maximumQos != Qos.EXACTLY_ONCE) {
            words.add(messages.get("publish.limit.qos", maximumQos.code()));
        }
        if (!retain) {
            words.add(messages.get("publish.limit.retain"));
        }
        return String.join(". ", words);
    }
}
