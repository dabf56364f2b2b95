package io.topiary.ui.publish;

import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.mqtt.ReasonCode;
import io.topiary.core.text.Messages;
import java.util.concurrent.TimeUnit;

/** Puts the outcome of publishing into words. Immutable. */
final class ResultWords {

    /** MQTT 5, section 3.4.2.1. */
    private static final int NO_MATCHING_SUBSCRIBERS = 0x10;

    private final Messages messages;

    ResultWords(Messages messages) {
        this.messages = messages;
    }

    Result of(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Sent sent -> new Result(messages.get("publish.sent"), Result.Level.GOOD);
            case PublishOutcome.Acknowledged acknowledged -> acknowledged(acknowledged);
            case PublishOutcome.Refused(Failure failure) ->
                new Result(messages.get("publish.refused", messages.get(failure.what())), Result.Level.BAD);
            case PublishOutcome.Unknown(Failure failure) ->
                new Result(messages.get("publish.unknown", messages.get(failure.what())), Result.Level.DOUBTFUL);
        };
    }

    Result underWay(int count) {
        return new Result(messages.get("publish.underWay", count), Result.Level.NEUTRAL);
    }

    private Result acknowledged(PublishOutcome.Acknowledged outcome) {
        ReasonCode code = outcome.code();
        if (code.code() == NO_MATCHING_SUBSCRIBERS) {
            return new Result(messages.get("publish.noSubscribers"), Result.Level.DOUBTFUL);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(outcome.nanos());
        return new Result(
                code.code() == 0
                        ? messages.get("publish.acknowledged", millis)
                        : messages.get("publish.acknowledged.code", millis, code.toString()),
                Result.Level.GOOD);
    }
}
