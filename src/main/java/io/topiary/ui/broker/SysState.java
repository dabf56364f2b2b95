package io.topiary.ui.broker;

/** Whether there is anything of the broker's own figures, and if not, why. */
enum SysState {
    /** It tells something. */
    PRESENT,
    /** Nobody asked for it. */
    UNSUBSCRIBED,
    /** The broker does not let Topiary read it. */
    REFUSED,
    /** A filter of the user's leaves it out. */
    EXCLUDED,
    /** It was asked for a moment ago. */
    WAITING,
    /** It was asked for, and nothing came. */
    NONE
}
