package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Accepts messages with other bytes than the one before on their topic; the first one of a topic as well. They are to be shown
 * to it in their order, each once; one thread at a time.
 *
 * <p>Remembers the payload before of so many topics, which as a rule is the one that the topic tree holds. Of topics beyond
 * that every message is accepted: it is better to see too much than to miss a change.
 */
final class TopicChanges implements Predicate<Message> {

    /** Topics remembered; some 20 MB at most. */
    static final int MOST_TOPICS = 200_000;

    private final int most;
    private final Map<String, byte[]> before = new HashMap<>();

    TopicChanges() {
        this(MOST_TOPICS);
    }

    /** @param most topics remembered */
    TopicChanges(int most) {
        this.most = most;
    }

    @Override
    public boolean test(Message message) {
        byte[] payload = message.payload();
        if (before.size() >= most && !before.containsKey(message.topic())) {
            return true;
        }
        byte[] last = before.put(message.topic(), payload);
        return last == null || !Arrays.equals(last, payload);
    }
}
