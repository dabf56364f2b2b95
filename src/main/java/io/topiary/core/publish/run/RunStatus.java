package io.topiary.core.publish.run;

import io.topiary.core.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * How a run stands, as of one moment: {@code sent = acknowledged + refused + unknown + underWay}.
 *
 * @param id names the run among those of its connection
 * @param name what the user calls it
 * @param state where it is
 * @param everyMillis time between two messages, 0 for as fast as they are acknowledged
 * @param sent handed to the connection
 * @param acknowledged written to the socket with QoS 0, acknowledged by the broker else
 * @param refused not sent, or refused by the broker
 * @param unknown the link ended in between
 * @param underWay without an outcome yet
 * @param passedOver could not be made, and were not sent
 * @param share the share that is done, 0 to 1; negative if it has no end
 * @param perSecond how many are sent in a second, over the last seconds
 * @param problem what went wrong last, null if nothing did
 */
public record RunStatus(
        long id,
        String name,
        State state,
        long everyMillis,
        long sent,
        long acknowledged,
        long refused,
        long unknown,
        int underWay,
        long passedOver,
        double share,
        double perSecond,
        @Nullable Text problem) {

    /** Where a run is. */
    public enum State {
        RUNNING,
        /** There is no link; it goes on when there is. */
        HELD,
        /** The broker takes less than is wanted; it goes on as fast as that. */
        SLOWED,
        /** Everything was sent. */
        DONE,
        STOPPED,
        /** The next message could not be made. */
        FAILED;

        /** Whether nothing more is sent. */
        public boolean isOver() {
            return this == DONE || this == STOPPED || this == FAILED;
        }
    }
}
