package io.topiary.core.filter;

import io.topiary.core.message.Message;
import org.jspecify.annotations.Nullable;

/** What a query is asked about: a message that went by, or a topic with the newest message on it. */
public interface Candidate {

    /** The topic. */
    String topic();

    /** The message; null for a topic of which nothing but the name is known. */
    @Nullable
    Message message();

    /** Messages a second on the topic, 0 if that is not known. */
    default double rate() {
        return 0;
    }

    /** Whether the topic has been silent for too long; false if that is not known, as for messages in a log. */
    default boolean silent() {
        return false;
    }

    /** Whether it differs from what the topic usually sends; false if that is not known, see {@link MessageQuery#ofMessages}. */
    default boolean deviates(Deviating how) {
        return false;
    }

    /** The time that ages are measured from, in microseconds since 1970-01-01T00:00:00Z. */
    long nowMicros();

    /** A message, seen at {@code nowMicros}. */
    static Candidate of(Message message, long nowMicros) {
        return new OfMessage(message.topic(), message, nowMicros);
    }

    /** A topic without a message. */
    static Candidate of(String topic) {
        return new OfMessage(topic, null, 0);
    }

    /** The plain one. */
    record OfMessage(String topic, @Nullable Message message, long nowMicros) implements Candidate {}
}
