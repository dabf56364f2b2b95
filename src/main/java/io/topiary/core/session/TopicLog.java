package io.topiary.core.session;

import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the messages of one topic, or of some, that are in memory, the oldest first, and those that come after that. Works in slices of
 * a few milliseconds of the model's lock; for one thread at a time; blocks.
 */
public final class TopicLog {

    private static final int SLICE = 10_000;

    private final Model model;
    private final Set<String> topics;
    private @Nullable MessageLog seen;
    private long next;
    private long revision;

    /** Nothing of {@code topic} read yet. */
    public TopicLog(Session session, String topic) {
        this(session, Set.of(topic));
    }

    /** Nothing of {@code topics} read yet. */
    public TopicLog(Session session, Set<String> topics) {
        this.model = session.model();
        this.topics = Set.copyOf(topics);
    }

    /**
     * What came since the last time.
     *
     * @param anew whether it is everything, because messages were taken out or put back
     */
    public record News(boolean anew, List<Message> messages) {

        public News {
            messages = List.copyOf(messages);
        }
    }

    /** Reads on. */
    public News next() {
        MessageLog log = model.read(Model::log);
        long now = model.read(all -> log.revision());
        // a recording that is moved to another instant is shown in another log
        boolean anew = now != revision || (seen != null && !log.equals(seen));
        seen = log;
        if (anew) {
            revision = now;
            next = 0;
        }
        List<Message> found = new ArrayList<>();
        long end = model.read(all -> all.log().end());
        while (next < end) {
            next = model.read(all -> read(all.log(), end, found));
        }
        return new News(anew, found);
    }

    private long read(MessageLog log, long end, List<Message> into) {
        long from = Math.max(next, log.first());
        long to = Math.min(end, from + SLICE);
        for (long number = from; number < to; number++) {
            Message message = log.find(number);
            if (message != null && topics.contains(message.topic())) {
                into.add(message);
            }
        }
        return Math.max(to, next);
    }

    /**
     * The message on the topic of {@code message} that came before it; empty if none is in memory, or that one is not there
     * itself.
     */
    public static Optional<Message> previous(Session session, Message message) {
        Model model = session.model();
        Before before = new Before(message);
        long number = model.read(all -> all.log().end());
        while (!before.done && number > model.read(all -> all.log().first())) {
            long to = number;
            model.use(all -> before.look(all.log(), to));
            number -= SLICE;
        }
        return Optional.ofNullable(before.found);
    }

    /** Goes back to a message, and on to the one before it. */
    private static final class Before {

        private final Message message;
        private boolean there;
        private boolean done;
        private @Nullable Message found;

        Before(Message message) {
            this.message = message;
        }

        void look(MessageLog log, long to) {
            for (long number = to - 1; !done && number >= Math.max(log.first(), to - SLICE); number--) {
                Message other = log.find(number);
                if (other != null && other.topic().equals(message.topic())) {
                    found = there ? other : null;
                    done = there;
                    there |= other.sequence() == message.sequence() && other.timeMicros() == message.timeMicros();
                }
            }
        }
    }
}
