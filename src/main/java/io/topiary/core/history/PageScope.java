package io.topiary.core.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Which messages of a recording are paged through: those of one topic, or all. One thread at a time. */
final class PageScope {

    private final RecordingFile file;
    private final TopicDictionary topics;
    private final @Nullable String topic;
    private long number;

    /** @param topic name of the topic, null for all messages */
    PageScope(RecordingFile file, TopicDictionary topics, @Nullable String topic) {
        this.file = file;
        this.topics = topics;
        this.topic = topic;
    }

    /** Whether there may be a message; asks again as long as the topic is not there. */
    boolean find() throws SQLException {
        if (topic != null && number == 0) {
            number = TopicPages.number(file, topic);
        }
        return topic == null || number != 0;
    }

    /** A query of them: {@code select}, what they have in common, and {@code rest}, which goes on a condition. */
    String query(String select, String rest) {
        return select + (topic == null ? " WHERE " : " WHERE topic = ? AND ") + rest;
    }

    /** Fills in the first parameters. @return number of the next one */
    int bind(PreparedStatement query) throws SQLException {
        if (topic == null) {
            return 1;
        }
        query.setLong(1, number);
        return 2;
    }

    /** The topic of the message in {@code row}. */
    String topicOf(ResultSet row) throws SQLException {
        return topic == null ? topics.of(row.getLong(MessageRows.TOPIC)) : topic;
    }
}
