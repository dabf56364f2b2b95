package io.topiary.ui.topics;

import io.topiary.core.filter.Candidate;
import io.topiary.core.filter.Deviating;
import io.topiary.core.message.Message;
import io.topiary.core.session.SessionClock;
import io.topiary.core.shape.Deviations;
import io.topiary.core.vitals.LifeSigns;
import io.topiary.core.vitals.Vitals;
import org.jspecify.annotations.Nullable;

/** A topic of the tree as a filter sees it. Asked under the lock of the model only. */
record TopicCandidate(
        Message message, SessionClock clock, @Nullable LifeSigns life, Vitals vitals, Deviations deviations)
        implements Candidate {

    @Override
    public long nowMicros() {
        return clock.micros();
    }

    @Override
    public String topic() {
        return message.topic();
    }

    @Override
    public double rate() {
        return vitals.perSecond(life, clock.nanos());
    }

    @Override
    public boolean silent() {
        return vitals.isSilent(life, clock.nanos());
    }

    @Override
    public boolean deviates(Deviating how) {
        return deviations.deviates(message.topic(), how);
    }
}
