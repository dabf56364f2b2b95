package io.topiary.core.mqtt;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;

/** The broker's answer to one subscription. */
public sealed interface SubscribeOutcome {

    /** What was asked for. */
    Subscription subscription();

    /** Granted, perhaps with a lower quality of service than asked for. */
    record Granted(Subscription subscription, Qos qos) implements SubscribeOutcome {}

    /** Refused; others stay active. */
    record Refused(Subscription subscription, Failure failure) implements SubscribeOutcome {}
}
