package io.topiary.core.session;

import io.topiary.core.history.RecordedEvent;
import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.tree.TopicTree;
import java.util.List;

/** Tree, log and gaps as a recording fills them. One thread at a time. */
record Scene(TopicTree tree, MessageLog log, Gaps gaps) {

    /** Adds {@code messages}, and what happened before and after them, both in the order of their numbers. */
    void add(List<Message> messages, List<RecordedEvent> events) {
        int next = 0;
        for (Message message : messages) {
            while (next < events.size() && events.get(next).message() <= message.sequence()) {
                happened(events.get(next++));
            }
            int topic = message.direction() == Direction.IN ? tree.add(message) : tree.numberOf(message.topic());
            gaps.adding(message.sequence(), log.end());
            log.add(message, topic);
        }
        events.subList(next, events.size()).forEach(this::happened);
        tree.endBatch();
    }

    /** The link came, went, or something that does not matter here. */
    void happened(RecordedEvent event) {
        switch (event.kind()) {
            case RecordedEvent.LINK_UP -> linkUp(event.micros());
            case RecordedEvent.LINK_DOWN -> {
                tree.watch().vitals().linkDown();
                gaps.down(event.micros(), event.message());
            }
            default -> {
                // alerts and failures are marked on the time line
            }
        }
    }

    /** The link is up, or was up when the recording began. */
    void linkUp(long micros) {
        if (gaps.up(micros, false)) {
            tree.watch().vitals().linkUp(micros * 1_000, false);
        }
    }
}
