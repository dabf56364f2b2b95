package io.topiary.core.session;

import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.tree.TopicClearing;
import java.util.ArrayList;
import java.util.List;

/**
 * Clears what is in memory of a topic, or of all topics at and below a level: in the tree and in the log. What is recorded
 * stays, and so does what the broker stores. It is all kept here until nobody refers to this any more, and can be put back.
 *
 * <p>Works in slices of a few milliseconds, between which messages come. For one thread at a time; blocks.
 */
public final class LocalClearing {

    /** Levels, and with ten times as many log entries, before the lock is given back. */
    private static final int SLICE = 1_000;

    private static final int LOG_SLICE = 10 * SLICE;

    private final Session session;
    private final String path;
    private final boolean below;
    private final TopicClearing topics;
    private final List<Entry> entries = new ArrayList<>();

    /** An entry of the log that was taken out. */
    private record Entry(long number, Message message) {}

    /**
     * What was cleared.
     *
     * @param topics topics
     * @param messages messages that came on them since they were first seen
     */
    public record Cleared(int topics, long messages) {}

    /**
     * Nothing cleared yet.
     *
     * @param path of the level, as in a topic name
     * @param below whether to clear what is below too
     */
    public LocalClearing(Session session, String path, boolean below) {
        this.session = session;
        this.path = path;
        this.below = below;
        this.topics = session.model().read(model -> model.tree().clearing(path, below));
    }

    /** Clears. */
    public Cleared clear() {
        while (session.model().read(model -> topics.next(SLICE))) {
            session.modelChanged();
        }
        long end = session.model().read(model -> model.log().end());
        long next = session.model().read(model -> model.log().oldest());
        while (next < end) {
            long from = next;
            next = session.model().read(model -> takeOut(model.log(), from, end));
        }
        session.modelChanged();
        return new Cleared(topics.topics(), topics.messages());
    }

    /** @return where to go on */
    private long takeOut(MessageLog log, long from, long end) {
        long to = Math.min(end, log.after(from, LOG_SLICE));
        for (long number = log.next(from); number < to; number = log.next(number + 1)) {
            Message message = log.find(number);
            if (message != null && isMeant(message.topic())) {
                entries.add(new Entry(number, message));
                log.remove(number);
            }
        }
        return to;
    }

    private boolean isMeant(String topic) {
        return topic.startsWith(path)
                && (topic.length() == path.length() || (below && topic.charAt(path.length()) == '/'));
    }

    /** Puts all back; what came meanwhile stays too. To be called once, after {@link #clear()}. */
    public void undo() {
        while (session.model().read(model -> topics.restoreNext(SLICE))) {
            session.modelChanged();
        }
        for (int from = 0; from < entries.size(); from += SLICE) {
            List<Entry> some = entries.subList(from, Math.min(entries.size(), from + SLICE));
            session.model().use(model -> some.forEach(entry -> model.log().putBack(entry.number(), entry.message())));
        }
        session.modelChanged();
    }
}
