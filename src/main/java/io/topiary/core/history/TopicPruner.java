package io.topiary.core.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Takes topics out of a recording's dictionary after their last message had to make room, some at a time so that recording
 * goes on. The recorder's thread.
 *
 * <p>A topic without messages is left out of further snapshots first, and goes when no snapshot is left that may name it. The
 * newest topic always stays: no number is ever given twice, which whoever reads meanwhile relies on.
 */
final class TopicPruner {

    /** Looking whether a topic has messages takes some microseconds. */
    private static final int AT_ONCE = 10_000;

    /** More of them can wait for another time. */
    private static final int MOST_WAITING = 200_000;

    private final RecordingFile file;
    private final MessageWriter writer;
    /** The topics that are left out of snapshots, and the number of the message before which they no longer are named. */
    private final Map<Long, Long> waiting = new HashMap<>();

    private long looked;
    private long prunedBefore;

    TopicPruner(RecordingFile file, MessageWriter writer) {
        this.file = file;
        this.writer = writer;
    }

    /**
     * Looks at the next topics, and begins anew after the last one if there is a reason; within the transaction that is open.
     *
     * @param pruned how many messages had to make room so far
     */
    void prune(long pruned) throws SQLException {
        if (looked == 0) {
            if (pruned == prunedBefore) {
                return;
            }
            prunedBefore = pruned;
        }
        Map<Long, String> silent = withoutMessages();
        if (silent.isEmpty()) {
            return;
        }
        long named = file.number("SELECT ifnull(min(message), " + Long.MAX_VALUE + ") FROM snapshot");
        try (PreparedStatement delete = file.connection().prepareStatement("DELETE FROM topic WHERE id = ?")) {
            for (Map.Entry<Long, String> topic : silent.entrySet()) {
                Long since = waiting.get(topic.getKey());
                if (writer.isNamed(topic.getKey()) || since == null) {
                    leaveOut(topic.getKey());
                } else if (named > since) {
                    delete.setLong(1, topic.getKey());
                    delete.executeUpdate();
                    writer.forget(topic.getValue());
                    waiting.remove(topic.getKey());
                }
            }
        }
    }

    private void leaveOut(long topic) {
        if (waiting.size() < MOST_WAITING || waiting.containsKey(topic)) {
            writer.leaveOut(topic);
            waiting.put(topic, writer.lastMessage() + 1);
        }
    }

    /** Those of the next topics that have no message. */
    private Map<Long, String> withoutMessages() throws SQLException {
        Map<Long, String> silent = new HashMap<>();
        long seen = 0;
        try (PreparedStatement query = file.connection()
                .prepareStatement("SELECT id, name, EXISTS (SELECT 1 FROM message WHERE topic = t.id) FROM topic t"
                        + " WHERE id > ? AND id < (SELECT max(id) FROM topic) ORDER BY id LIMIT ?")) {
            query.setLong(1, looked);
            query.setInt(2, AT_ONCE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    seen++;
                    looked = rows.getLong(1);
                    if (!rows.getBoolean(3)) {
                        silent.put(looked, rows.getString(2));
                    }
                }
            }
        }
        if (seen < AT_ONCE) {
            looked = 0;
        }
        return silent;
    }
}
