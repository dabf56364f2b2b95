package io.topiary.ui.subscriptions;

import io.topiary.core.message.Subscription;

/**
 * One subscription as the panel shows it.
 *
 * @param subscription what is asked for
 * @param answer how the broker stands to it
 * @param words the same in words
 */
record SubscriptionLine(Subscription subscription, Answer answer, String words) {

    /** How the broker stands to a subscription. */
    enum Answer {
        /** As asked for. */
        GRANTED,
        /** With a lower quality of service than asked for. */
        LOWERED,
        REFUSED,
        /** Asked, and not answered yet. */
        OPEN,
        /** There is no link. */
        OFFLINE,
        /** Not asked for now. */
        OFF
    }
}
