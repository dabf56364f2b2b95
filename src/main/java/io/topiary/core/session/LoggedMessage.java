package io.topiary.core.session;

import io.topiary.core.filter.Candidate;
import io.topiary.core.filter.Deviating;
import io.topiary.core.message.Message;
import io.topiary.core.shape.Deviations;

/**
 * A message of a session as a filter sees it. Any thread.
 *
 * @param deviations those of the session
 */
public record LoggedMessage(Message message, long nowMicros, Deviations deviations) implements Candidate {

    @Override
    public String topic() {
        return message.topic();
    }

    @Override
    public boolean deviates(Deviating how) {
        return deviations.deviates(message, how);
    }
}
