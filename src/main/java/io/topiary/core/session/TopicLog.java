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
        int looked = 0;
        long number = log.next(next);
        for (; number < end && looked < SLICE; number = log.next(number + 1), looked++) {
            Message message = log.find(number);
            if (message != null && topics.contains(message.topic())) {
                into.add(message);
            }
        }
        return Math.min(number, end);
    }

    /**
     * The message on the topic of {@code message} that came before it; empty if none is in memory, or that one is not there
     * itself.
     */
    public static Optional<Message> previous(Session session, Message message) {
        Model model = session.model();
        Before before = new Before(message);
        long number = Long.MAX_VALUE;
        while (!before.done && number > model.read(all -> all.log().oldest())) {
            long to = number;
            number = model.read(all -> before.look(all.log(), to));
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

        /** @return where to go on */
        long look(MessageLog log, long to) {
            int looked = 0;
            long number = log.previous(to - 1);
            for (; !done && looked < SLICE && number >= log.oldest(); number = log.previous(number - 1), looked++) {
                Message other = log.find(number);
                if (other != null && other.topic().equals(message.topic())) {
                    found = there ? other : null;
                    done = there;
                    there |= other.sequence() == message.sequence() && other.timeMicros() == message.timeMicros();
                }
            }
            return number + 1;
        }
    }
}
