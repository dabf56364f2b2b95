package io.topiary.core.history;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The snapshots in a recording: from them the state of all topics at some instant is found quickly. */
final class Snapshots {

    private static final int LEAST_BETWEEN = 100_000;

    private final RecordingFile file;
    private long last = -1;

    Snapshots(RecordingFile file) {
        this.file = file;
    }

    /** The state after the last message. */
    TopicState newest() throws SQLException {
        return before(Long.MAX_VALUE);
    }

    /** The state before message {@code message}: the last snapshot before it, and what came since. */
    TopicState before(long message) throws SQLException {
        TopicState state = new TopicState();
        long from = 1;
        try (PreparedStatement query = file.connection()
                .prepareStatement("SELECT message, state FROM snapshot WHERE message <= ? ORDER BY id DESC LIMIT 1")) {
            query.setLong(1, message);
            try (var rows = query.executeQuery()) {
                if (rows.next()) {
                    from = rows.getLong(1);
                    state = TopicState.unpack(rows.getBytes(2));
                }
            }
        }
        try (PreparedStatement query = file.connection()
                .prepareStatement("SELECT id, topic FROM message WHERE id >= ? AND id < ? AND flags < ? ORDER BY id")) {
            query.setLong(1, from);
            query.setLong(2, message);
            // what Topiary published is in the log, not in the tree
            query.setInt(3, MessageWriter.PUBLISHED);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    state.came(rows.getLong(2), rows.getLong(1));
                }
            }
        }
        return state;
    }

    /** As {@link #add}, if it is time for one: it costs as much as some messages for each topic. */
    void addIfDue(long micros, long message, TopicState state) throws SQLException {
        if (last < 0) {
            last = file.number("SELECT max(message) FROM snapshot");
        }
        if (message - last >= Math.max(LEAST_BETWEEN, 2L * state.size())) {
            add(micros, message, state);
            last = message;
        }
    }

    /** Keeps {@code state}, which is what there is before message {@code message}. */
    void add(long micros, long message, TopicState state) throws SQLException {
        try (PreparedStatement insert =
                file.connection().prepareStatement("INSERT INTO snapshot VALUES (NULL, ?, ?, ?)")) {
            insert.setLong(1, micros);
            insert.setLong(2, message);
            insert.setBytes(3, state.pack());
            insert.executeUpdate();
        }
    }
}
