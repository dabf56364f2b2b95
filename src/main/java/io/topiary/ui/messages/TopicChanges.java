package io.topiary.ui.messages;

import io.topiary.core.message.Message;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Accepts messages with other bytes than the one before on their topic; the first one of a topic as well, unless the one
 * before that is recorded and has the same. They are to be shown to it in their order, each once; one thread at a time.
 *
 * <p>Remembers the payload before of so many topics, which as a rule is the one that the topic tree holds. Of topics beyond
 * that every message is accepted: it is better to see too much than to miss a change.
 */
final class TopicChanges {

    /** Topics remembered; some 20 MB at most. */
    static final int MOST_TOPICS = 200_000;

    /** A recording is asked about so many topics at once: others want to read it too. */
    private static final int AT_ONCE = 500;

    private final int most;
    private final Recorded recorded;
    private final Map<String, byte[]> before = new HashMap<>();

    /** Knows what is recorded. */
    @FunctionalInterface
    interface Recorded {

        /** What came before {@code firsts}, the first messages of their topics, by topic; where that is known. */
        Map<String, Message> before(List<Message> firsts);
    }

    TopicChanges(Recorded recorded) {
        this(MOST_TOPICS, recorded);
    }

    /** @param most topics remembered */
    TopicChanges(int most, Recorded recorded) {
        this.most = most;
        this.recorded = recorded;
    }

    /**
     * Prepares for {@code messages}, the next ones.
     *
     * @param missed whether others before them were not shown to it, so that nobody knows here what came before
     */
    void prepare(List<Message> messages, boolean missed) {
        if (missed) {
            before.clear();
        }
        Map<String, Message> firsts = new LinkedHashMap<>();
        for (Message message : messages) {
            if (!before.containsKey(message.topic()) && before.size() + firsts.size() < most) {
                firsts.putIfAbsent(message.topic(), message);
            }
        }
        List<Message> asked = List.copyOf(firsts.values());
        for (int from = 0; from < asked.size(); from += AT_ONCE) {
            recorded.before(asked.subList(from, Math.min(asked.size(), from + AT_ONCE)))
                    .forEach((topic, message) -> before.put(topic, message.payload()));
        }
    }

    /** Whether {@code message}, the next one, is a change. */
    boolean isChange(Message message) {
        byte[] payload = message.payload();
        if (before.size() >= most && !before.containsKey(message.topic())) {
            return true;
        }
        byte[] last = before.put(message.topic(), payload);
        return last == null || !Arrays.equals(last, payload);
    }
}
