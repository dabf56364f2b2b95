package io.topiary.core.compare;

import io.topiary.core.message.Message;

/**
 * What one side knows of a topic. Immutable.
 *
 * @param message the newest message
 * @param stored whether the broker had stored it and delivered it when somebody subscribed, so that its time says nothing
 *     about when it was published; false where nobody knows
 */
public record Reading(Message message, boolean stored) {

    /** Whether it takes away what was stored, so that nothing is there (MQTT 5, section 3.3.1.3). */
    public boolean isGone() {
        return message.retained() && message.payload().length == 0;
    }
}
