package io.topiary.core.replay;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;

/**
 * Which messages of a recording are meant. Immutable.
 *
 * @param query what they must be like
 * @param ways which way they went when they were recorded
 * @param sinceMicros not those recorded before, in microseconds since 1970-01-01T00:00:00Z, or {@link #ALWAYS}
 * @param untilMicros not those recorded after, in the same measure, or {@link #FOREVER}
 */
public record ReplaySelection(MessageQuery query, Ways ways, long sinceMicros, long untilMicros) {

    /** No begin. */
    public static final long ALWAYS = Long.MIN_VALUE;

    /** No end. */
    public static final long FOREVER = Long.MAX_VALUE;

    /** All that was received. */
    public static final ReplaySelection RECEIVED =
            new ReplaySelection(MessageQuery.ALL, Ways.RECEIVED, ALWAYS, FOREVER);

    /** Which way messages went when they were recorded. */
    public enum Ways {
        /** From the broker: as a rule what was published through Topiary came back that way too. */
        RECEIVED,
        /** To the broker, through Topiary. */
        PUBLISHED,
        /** Both: what was published through Topiary and came back is there twice. */
        BOTH
    }

    /** Whether there is a begin. */
    boolean hasBegin() {
        return sinceMicros != ALWAYS;
    }

    /** Whether there is an end. */
    boolean hasEnd() {
        return untilMicros != FOREVER;
    }

    /** Whether {@code message} is within the time. */
    boolean isInTime(Message message) {
        return message.timeMicros() >= sinceMicros && message.timeMicros() <= untilMicros;
    }

    /** Whether {@code message}, being within the time, is wanted. */
    boolean wants(Message message, long nowMicros) {
        boolean way = switch (ways) {
            case RECEIVED -> message.direction() == Direction.IN;
            case PUBLISHED -> message.direction() == Direction.OUT;
            case BOTH -> true;
        };
        return way && query.accepts(message, nowMicros);
    }
}
