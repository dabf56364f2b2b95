package io.topiary.ui.history.search;

import io.topiary.core.history.MessageJudge;
import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What a search works with.
 *
 * @param recording the recording to be searched; empty while there is none. FX thread
 * @param background runs what takes long; its threads may wait
 * @param fx the FX thread
 * @param pulse redraws
 * @param clock what time it is
 * @param zone the clock that times are on
 * @param messages the words
 * @param judge says which messages are meant
 */
public record SearchParts(
        Supplier<Optional<Path>> recording,
        Executor background,
        Executor fx,
        Pulse pulse,
        InstantSource clock,
        ZoneId zone,
        Messages messages,
        MessageJudge judge) {

    private static final long NANOS_PER_MICRO = 1_000;

    /** Parts on the system's clock. */
    public static SearchParts of(
            Supplier<Optional<Path>> recording,
            Executor background,
            Executor fx,
            Pulse pulse,
            Messages messages,
            MessageJudge judge) {
        return new SearchParts(
                recording, background, fx, pulse, InstantSource.system(), ZoneId.systemDefault(), messages, judge);
    }

    /** What time it is, in microseconds since 1970-01-01T00:00:00Z. */
    long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    }

    /** {@code message} with its age on the clock of this process, which a recording does not know. */
    Message asOfNow(Message message) {
        return new Message(
                message.sequence(),
                message.timeMicros(),
                System.nanoTime() - (nowMicros() - message.timeMicros()) * NANOS_PER_MICRO,
                message.topic(),
                message.payload(),
                message.properties(),
                message.direction(),
                message.qos(),
                message.retained());
    }
}
