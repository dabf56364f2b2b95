package io.topiary.core.session;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What time it is in a session: now, or the instant of a recording that it shows. Any thread. */
public interface SessionClock {

    /** The clock of what goes on now. */
    SessionClock NOW = new SessionClock() {

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public long micros() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        }
    };

    /** To be compared with {@link io.topiary.core.message.Message#nanoTime()} of the session's messages. */
    long nanos();

    /** Microseconds since 1970-01-01T00:00:00Z. */
    long micros();
}
