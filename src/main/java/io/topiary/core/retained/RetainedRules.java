package io.topiary.core.retained;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.Failure;
import java.util.Optional;

/** What forbids clearing or restoring. */
public final class RetainedRules {

    /** From so many topics on the number has to be typed. */
    public static final int TYPED_ABOVE = 50;

    private RetainedRules() {}

    /** Why {@code line} can't clear or restore now, in words; empty if it can. */
    public static Optional<Failure> objection(RetainedLine line) {
        if (line.readOnly()) {
            return Optional.of(RetainedException.local("readOnly", line.name()));
        }
        BrokerLimits limits = line.status().limits();
        if (!line.status().state().isUp() || limits == null) {
            return Optional.of(RetainedException.local("notConnected", line.name()));
        }
        return limits.retainAvailable()
                ? Optional.empty()
                : Optional.of(RetainedException.local("unavailable", line.name()));
    }

    /** Why {@code filter} can't be asked about stored messages, in words; empty if it can. */
    public static Optional<Failure> objection(MessageQuery filter) {
        // a stored message tells neither when it was published nor how often
        return filter.changesWithTime()
                ? Optional.of(RetainedException.local("filterOfTime", filter.source()))
                : Optional.empty();
    }
}
