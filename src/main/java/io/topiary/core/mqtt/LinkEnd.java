package io.topiary.core.mqtt;

/** Why a link ended, or never came about. */
sealed interface LinkEnd {

    /** The broker said so, in CONNACK or DISCONNECT. */
    record Answered(BrokerAnswer answer) implements LinkEnd {}

    /**
     * It broke, or this side gave it up.
     *
     * @param cause what the client library told
     */
    record Broken(Throwable cause) implements LinkEnd {}

    /** The step took longer than allowed. */
    record TimedOut(ConnectStep step) implements LinkEnd {}

    /** Asked for a sign of life, the broker gave none within {@code millis}. */
    record Silent(long millis) implements LinkEnd {}

    /** A packet larger than agreed came in. */
    record Oversized(long bytes, long allowed) implements LinkEnd {}
}
