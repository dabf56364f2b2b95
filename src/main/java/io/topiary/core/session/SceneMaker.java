package io.topiary.core.session;

import io.topiary.core.history.RecordedEvent;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.tree.TopicTree;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Makes tree and log as they were at some instant of a recording: the state of all topics a while before, and the
 * messages since, which fill the log and tell the rates. One thread at a time.
 */
final class SceneMaker {

    /** Messages that the log holds. */
    static final int LOG_MESSAGES = 10_000;

    private static final long LOG_BYTES = 64L << 20;

    private final RecordingReader reader;
    private final SessionLimits limits;
    private final LongSupplier nanos;

    /** @param nanos the instant that is shown, as {@link Message#nanoTime()} */
    SceneMaker(RecordingReader reader, SessionLimits limits, LongSupplier nanos) {
        this.reader = reader;
        this.limits = limits;
        this.nanos = nanos;
    }

    /**
     * What there was before message {@code message}.
     *
     * @param logBegin number of the first entry of the log
     */
    Scene make(long message, RecordedSpan span, long logBegin) throws RecordingException {
        long from = Math.max(Math.min(span.firstMessage(), message), message - LOG_MESSAGES);
        TopicTree tree = new TopicTree(limits.topics(), nanos);
        Scene scene = new Scene(tree, new MessageLog(LOG_MESSAGES, LOG_BYTES, logBegin), new Gaps());
        reader.eachTopicBefore(from, topic -> tree.restore(topic.newest(), topic.messages()));
        tree.endBatch();
        scene.linkUp(span.beginMicros());
        span.events().stream()
                .filter(event -> event.message() < from && isLink(event))
                .reduce((first, last) -> last)
                .ifPresent(scene::happened);
        List<Message> messages = reader.messages(from, message);
        scene.add(messages, span.eventsBetween(from, message));
        return scene;
    }

    private static boolean isLink(RecordedEvent event) {
        return event.kind().equals(RecordedEvent.LINK_UP) || event.kind().equals(RecordedEvent.LINK_DOWN);
    }
}
