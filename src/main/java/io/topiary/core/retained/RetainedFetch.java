package io.topiary.core.retained;

import io.topiary.core.message.Message;
import io.topiary.core.message.Qos;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.work.Job;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gets stored messages whole, by their topics, with the quality of service that they are stored with: asked for with QoS 2,
 * a few at once, so that no broker has a reason to leave any out. Used by one thread.
 */
final class RetainedFetch {

    private static final int TOPICS_AT_ONCE = 200;

    /** What did not come is asked for again in batches that the smallest queue of a broker holds. */
    private static final int TOPICS_AT_ONCE_AGAIN = 50;

    private static final long BYTES_AT_ONCE = 16_000_000;

    private final RetainedReader reader;
    private final Job.Control control;
    private long done;

    RetainedFetch(RetainedReader reader, Job.Control control) {
        this.reader = reader;
        this.control = control;
    }

    /** Takes one message on the thread that fetches. */
    @FunctionalInterface
    interface Taker {

        /**
         * Takes {@code message}.
         *
         * @throws RetainedException if there is no use in going on
         */
        void take(Message message) throws RetainedException;
    }

    /**
     * Gets the messages of {@code topics}.
     *
     * @return the topics that have none any more
     * @throws RetainedException if the broker refused, or the link was lost, or {@code taker} threw it
     */
    List<RetainedTopic> fetch(Collection<RetainedTopic> topics, Taker taker) throws RetainedException {
        List<RetainedTopic> missing = fetch(topics, TOPICS_AT_ONCE, taker);
        return fetch(missing, TOPICS_AT_ONCE_AGAIN, taker);
    }

    private List<RetainedTopic> fetch(Collection<RetainedTopic> topics, int most, Taker taker)
            throws RetainedException {
        List<RetainedTopic> missing = new ArrayList<>();
        Iterator<RetainedTopic> rest = topics.iterator();
        RetainedTopic next = rest.hasNext() ? rest.next() : null;
        while (next != null && !control.isCancelled()) {
            List<RetainedTopic> batch = new ArrayList<>();
            long bytes = 0;
            while (next != null && batch.size() < most && (batch.isEmpty() || bytes + next.bytes() < BYTES_AT_ONCE)) {
                batch.add(next);
                bytes += next.bytes();
                next = rest.hasNext() ? rest.next() : null;
            }
            missing.addAll(batch(batch, taker));
        }
        return missing;
    }

    private List<RetainedTopic> batch(List<RetainedTopic> batch, Taker taker) throws RetainedException {
        Map<String, Message> came = new ConcurrentHashMap<>();
        List<TopicFilter> filters =
                batch.stream().map(topic -> TopicFilter.of(topic.topic())).toList();
        reader.read(
                filters,
                Qos.EXACTLY_ONCE,
                new RetainedReader.Expected(batch.size(), 0),
                control,
                message -> came.putIfAbsent(message.topic(), message) == null);
        List<RetainedTopic> missing = new ArrayList<>();
        for (RetainedTopic topic : batch) {
            Message message = came.get(topic.topic());
            if (message == null) {
                missing.add(topic);
            } else {
                taker.take(message);
                control.done(++done);
            }
        }
        return missing;
    }
}
