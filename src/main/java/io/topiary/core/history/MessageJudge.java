package io.topiary.core.history;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;

/** Says whether a recorded message is what a query asks for: by its bytes, or by what they are decoded to. Any thread. */
public interface MessageJudge {

    /** Goes by the bytes alone, as the filters of tree and log do. */
    MessageJudge BYTES = new MessageJudge() {

        @Override
        public boolean accepts(MessageQuery query, Message message, long nowMicros) {
            return query.accepts(message, nowMicros);
        }

        @Override
        public boolean goesByBytes() {
            return true;
        }
    };

    /**
     * Whether {@code message} is accepted.
     *
     * @param nowMicros the time that ages are measured from
     */
    boolean accepts(MessageQuery query, Message message, long nowMicros);

    /**
     * Whether a word that is not in the bytes of a payload is not in it at all. Messages without it are not even read then.
     */
    boolean goesByBytes();

    /** Whether it can tell how payloads deviate from what is usual of their topics. */
    default boolean judgesDeviations() {
        return false;
    }
}
