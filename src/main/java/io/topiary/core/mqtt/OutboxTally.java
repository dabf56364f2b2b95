package io.topiary.core.mqtt;

import java.util.concurrent.atomic.AtomicLong;

/** Counts over all links of a connection what did not go out. Any thread. */
final class OutboxTally {

    private final AtomicLong dropped = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    void dropped() {
        dropped.incrementAndGet();
    }

    void refused() {
        refused.incrementAndGet();
    }

    OutboxCounts counts(int waiting, int inFlight) {
        return new OutboxCounts(waiting, inFlight, dropped.get(), refused.get());
    }
}
