package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Accepts messages with other bytes than the one before on their topic; the first one of a topic as well, unless the one
 * before that is recorded and has the same. They are to be shown to it in their order, each once; one thread at a time.
 *
 * <p>Remembers the payload before of so many topics, which as a rule is the one that the topic tree holds. Of topics beyond
 * that every message is accepted: it is better to see too much than to miss a change.
 */
final class TopicChanges implements Predicate<Message> {

    /** Topics remembered; some 20 MB at most. */
    static final int MOST_TOPICS = 200_000;

    private final int most;
    private final Function<Message, Optional<Message>> recorded;
    private final Map<String, byte[]> before = new HashMap<>();

    /** @param recorded what came before the first message of a topic; empty if nobody knows */
    TopicChanges(Function<Message, Optional<Message>> recorded) {
        this(MOST_TOPICS, recorded);
    }

    /**
     * As above.
     *
     * @param most topics remembered
     */
    TopicChanges(int most, Function<Message, Optional<Message>> recorded) {
        this.most = most;
        this.recorded = recorded;
    }

    @Override
    public boolean test(Message message) {
        byte[] payload = message.payload();
        if (before.size() >= most && !before.containsKey(message.topic())) {
            return true;
        }
        byte[] last = before.put(message.topic(), payload);
        if (last == null) {
            return recorded.apply(message)
                    .map(former -> !Arrays.equals(former.payload(), payload))
                    .orElse(true);
        }
        return !Arrays.equals(last, payload);
    }

    /** Some messages were not shown to it: nobody knows here what came before the next ones. */
    void forget() {
        before.clear();
    }
}
