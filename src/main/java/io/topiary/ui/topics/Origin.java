package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.core.tree.TreeRow;
import io.topiary.core.vitals.Delivery;

/** Where the newest message of a topic came from, and what its RETAIN flag said. */
enum Origin {
    /** There is no message. */
    NONE,

    /** The broker had stored it when this session subscribed. */
    STORED,

    /** It was seen live, to be stored. */
    LIVE_RETAINED,

    /** It was seen live; whether it was to be stored is known only to subscriptions that keep the flag as published. */
    LIVE;

    static Origin of(TreeRow level) {
        Message newest = level.newest();
        if (newest == null) {
            return NONE;
        }
        if (level.delivery() == Delivery.STORED) {
            return STORED;
        }
        return newest.retained() ? LIVE_RETAINED : LIVE;
    }
}
